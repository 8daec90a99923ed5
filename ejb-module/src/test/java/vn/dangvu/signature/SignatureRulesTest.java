package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.dangvu.account.AccountId;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Urgency;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.shared.DomainException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Persons are 1, 2 and 3; each holds every position of the unit at once, which must not help. */
@DisplayName("R30: who drafts, who signs and who seals")
class SignatureRulesTest {
    private static final UnitId UNIT = new UnitId(7);

    @ParameterizedTest
    @CsvSource({
        // kind, drafter, named signer, who signs → refusal
        "DIRECTIVE, 1, 2, 2, ",
        "DIRECTIVE, 1, 2, 1, signature.not-signer",
        "DIRECTIVE, 1, 2, 3, signature.not-signer",
        "DIRECTIVE, 1, 1, 1, signature.own-draft",
        "DIRECTIVE, 1, 1, 2, signature.not-signer",
        "REPORT, 1, 2, 2, ",
        "REPORT, 1, 1, 1, ",
        "REPORT, 1, 2, 1, signature.not-signer"
    })
    void aDirectiveIsSignedByItsSignerWhoDidNotDraftIt(
            DocumentKind kind, long drafter, long signer, long who, String refusal) {
        assertRefusal(
                () -> SignatureRules.maySign(actor(who), document(kind, drafter, signer)), refusal);
    }

    @ParameterizedTest
    @CsvSource({
        // kind, drafter, who signed, who seals → refusal
        "DIRECTIVE, 1, 2, 3, ",
        "DIRECTIVE, 1, 2, 1, ",
        "DIRECTIVE, 1, 2, 2, seal.same-person",
        "REPORT, 1, 2, 3, seal.not-clerk"
    })
    void aDirectiveIsSealedBySomebodyElseThanItsSigner(
            DocumentKind kind, long drafter, long signer, long who, String refusal) {
        assertRefusal(
                () ->
                        SignatureRules.maySeal(
                                actor(who),
                                document(kind, drafter, signer),
                                Optional.of(new PersonId(signer))),
                refusal);
    }

    private static void assertRefusal(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code) {
        DomainException refused = catchThrowableOfType(DomainException.class, act);
        if (code == null) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused).extracting(DomainException::code).isEqualTo(code);
        }
    }

    private static Actor actor(long person) {
        List<HeldPosition> everything =
                Stream.of(Position.values())
                        .map(post -> new HeldPosition(UNIT, UnitKind.KHOI, "Khối", post))
                        .toList();
        return new Actor(
                new AccountId(person), new PersonId(person), "Ai đó", "ai.do", everything, false);
    }

    private static DocumentView document(DocumentKind kind, long drafter, long signer) {
        return new DocumentView(
                new DocumentId(5),
                kind,
                DocumentStatus.AWAITING_SIGNATURE,
                "HD",
                "1-HD/ĐUK",
                LocalDate.of(2026, 11, 20),
                UNIT,
                "Khối",
                UNIT,
                "Hướng dẫn",
                Urgency.NORMAL,
                new PersonId(signer),
                "Người ký",
                null,
                new PersonId(drafter),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                null,
                List.of());
    }
}
