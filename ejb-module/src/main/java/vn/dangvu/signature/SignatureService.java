package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.TokenLogin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Signing, sealing and judging.
 *
 * <p>Each act runs in three parts: the question whether it is allowed, the signature outside any
 * transaction, and a short transaction that makes the new version current, provided that the
 * document has not moved on meanwhile.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class SignatureService {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureService.class);

    @Inject SignatureRecords records;
    @Inject SigningEngine engine;
    @Inject KeyService keys;
    @Inject OfficeMarks marks;
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject ContentService content;
    @Inject FileContentStore store;
    @Inject Settings settings;

    /**
     * The signer signs with the key in his token.
     *
     * @return the ordinal of the signed version
     * @throws SigningRefused the token refused; nothing was changed
     * @throws DomainException {@code signature.not-signer}, {@code signature.own-draft}, {@code
     *     signature.no-key}, {@code document.wrong-state}, {@code document.changed}, {@code
     *     signature.time-stamp-unavailable}, {@code signature.unsignable}, {@code
     *     signature.other-certificate}, {@code signature.certificate-refused}
     */
    public int sign(Actor actor, SignDocument command) {
        DocumentView document = awaiting(actor, command.document(), command.ordinal());
        KeyView key = ownKey(actor);
        try (Pin pin = command.pin()) {
            return sign(actor, document, key, with(key, pin));
        } catch (SigningRefused refused) {
            records.refused(actor, document, refused.code());
            throw refused;
        }
    }

    /**
     * The signer signs several documents with one login; each fares on its own, and one that is
     * refused stays as it was.
     *
     * @param told each outcome as soon as it is known, in the order of the command
     * @throws SigningRefused the token refused the login; nothing was changed
     * @throws DomainException {@code signature.no-key}
     */
    public void sign(Actor actor, SignDocuments command, Consumer<SigningOutcome> told) {
        KeyView key = ownKey(actor);
        try (Pin pin = command.pin();
                TokenLogin login = engine.login(key.label(), pin)) {
            for (SignDocuments.Chosen chosen : command.chosen()) {
                told.accept(
                        outcome(
                                actor,
                                chosen,
                                key,
                                (file, wished) -> engine.sign(file, key.label(), login, wished)));
            }
        } catch (SigningRefused refused) {
            for (SignDocuments.Chosen chosen : command.chosen()) {
                noteRefused(actor, chosen, refused);
            }
            throw refused;
        }
    }

    private SigningOutcome outcome(
            Actor actor, SignDocuments.Chosen chosen, KeyView key, Hand hand) {
        try {
            DocumentView document = awaiting(actor, chosen.document(), chosen.ordinal());
            int ordinal = sign(actor, document, key, hand);
            return new SigningOutcome(chosen.document(), ordinal, null);
        } catch (DomainException refused) {
            return new SigningOutcome(chosen.document(), null, refused);
        } catch (RuntimeException broken) {
            LOG.error("signing {} in a batch", chosen.document(), broken);
            return new SigningOutcome(
                    chosen.document(),
                    null,
                    new DomainException(Refusal.UNAVAILABLE, "signature.failed"));
        }
    }

    /** What signs: a token, logged in for as long as that takes. */
    private interface Hand {
        Path sign(Path file, List<Mark> wished);
    }

    /** A login for each call; others have the token again before the answer of a responder is there. */
    private Hand with(KeyView key, Pin pin) {
        return (file, wished) -> {
            try (TokenLogin login = engine.login(key.label(), pin)) {
                return engine.sign(file, key.label(), login, wished);
            }
        };
    }

    private int sign(Actor actor, DocumentView document, KeyView key, Hand hand) {
        Path file = file(document);
        Signed signed = signed(file, hand, List.of(marks.signature(document, file)));
        return keep(
                document,
                signed,
                key.certificateSha256(),
                bytes -> records.signed(actor, document, bytes, key, signed.level()));
    }

    /** A file with the verdict on it. */
    private record Signed(SigningEngine.Made made, Verdict verdict) {
        String level() {
            return made.level().name();
        }
    }

    /** With all that is to be seen, or invisibly where that would spoil an earlier signature. */
    private Signed signed(Path file, Hand hand, List<Mark> wished) {
        Signed signed = judged(engine.lasting(hand.sign(file, wished)));
        if (!OwnSignature.spoilsAnother(signed.verdict())) {
            return signed;
        }
        signed.made().file().toFile().delete();
        Mark bare = wished.get(wished.size() - 1).invisible();
        return judged(engine.lasting(hand.sign(file, List.of(bare))));
    }

    private Signed judged(SigningEngine.Made made) {
        try {
            return new Signed(made, judge(made.file()));
        } catch (RuntimeException unjudged) {
            made.file().toFile().delete();
            throw unjudged;
        }
    }

    private void noteRefused(Actor actor, SignDocuments.Chosen chosen, SigningRefused refused) {
        try {
            records.refused(
                    actor, awaiting(actor, chosen.document(), chosen.ordinal()), refused.code());
        } catch (DomainException notHis) {
            LOG.debug("{} was not this person's to sign", chosen.document(), notHis);
        }
    }

    private DocumentView awaiting(Actor actor, DocumentId id, int ordinal) {
        DocumentView document = current(actor, id, ordinal);
        SignatureRules.maySign(actor, document);
        requireState(document, DocumentStatus.AWAITING_SIGNATURE);
        return document;
    }

    private KeyView ownKey(Actor actor) {
        return keys.keyOf(actor.person()).orElseThrow(SignatureService::noKey);
    }

    /**
     * The văn thư seals a signed directive with the organisation's key in the HSM, and writes number
     * and date onto it where it leaves them open. Another person than the signer, and only on a
     * version whose signature holds (SECURITY R39).
     *
     * @return the ordinal of the sealed version
     * @throws DomainException {@code seal.not-clerk}, {@code seal.same-person}, {@code
     *     seal.signature-not-valid}, {@code seal.signature-undecided}, {@code signature.no-key} and those of {@link #sign}
     */
    public int seal(Actor actor, DocumentId id, int ordinal) {
        DocumentView document = current(actor, id, ordinal);
        SignatureRules.maySeal(actor, document, records.signerOf(id, ordinal));
        requireState(document, DocumentStatus.SIGNED);
        Verdict verdict = judge(file(document));
        if (!verdict.passed()) {
            throw verdict.retryable()
                    ? new DomainException(Refusal.UNAVAILABLE, "seal.signature-undecided")
                    : new DomainException(Refusal.CONFLICT, "seal.signature-not-valid");
        }
        KeyView key = keys.keyOf(document.owner()).orElseThrow(SignatureService::noKey);
        Path file = file(document);
        List<Mark> wished = marks.seal(document, file, OwnSignature.newest(verdict).fieldName());
        try (Pin pin = Pin.fromFile(settings.signing().sealPinFile())) {
            Signed sealed = signed(file, with(key, pin), wished);
            return keep(
                    document,
                    sealed,
                    key.certificateSha256(),
                    bytes -> records.sealed(actor, document, bytes, key, sealed.level()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the PIN of the seal cannot be read", unreadable);
        }
    }

    /** What is to be thought of any file; keeps nothing. */
    public Verdict judge(Path pdf) {
        return VerdictMapping.verdict(engine.verify(pdf));
    }

    /** Judges the current version now and keeps the verdict. */
    public Verdict judge(Actor actor, DocumentId id) {
        return judgeCurrent(access.view(actor, id));
    }

    /** The kept verdict on the current version; judged now when there is none yet. */
    public Verdict verdict(Actor actor, DocumentId id) {
        DocumentView document = access.view(actor, id);
        Optional<Verdict> kept = records.verdict(id, document.current().ordinal());
        return kept.orElseGet(() -> judgeCurrent(document));
    }

    /** For other services: the kept verdict on a version. */
    public Optional<Verdict> kept(DocumentId id, int ordinal) {
        return records.verdict(id, ordinal);
    }

    /** For other services: those whose current version was judged valid; costs one query. */
    public Set<DocumentId> passed(Collection<DocumentId> ids) {
        return records.passed(ids);
    }

    /** Documents whose current version may be judged differently by now, longest waiting first. */
    public List<DocumentId> undecided(int most) {
        return records.retryable(most);
    }

    /** For other services: judges the current version and keeps the verdict. */
    public Verdict judgeCurrent(DocumentView document) {
        Verdict verdict = judge(file(document));
        records.judged(document.id(), document.current().ordinal(), verdict);
        return verdict;
    }

    /** For the timer: documents whose signatures could not be brought to B-LT when they were made. */
    List<DocumentId> shortOfLongTerm(int most) {
        return records.shortOfLongTerm(most);
    }

    /** Brings the current version to B-LT when that can be had now. */
    void extend(DocumentId id) {
        DocumentView document = documents.view(id);
        SignatureRecords.Act act = records.actOf(document);
        Optional<Path> raised = engine.raised(file(document));
        if (raised.isPresent()) {
            Signed extended = judged(new SigningEngine.Made(raised.get(), SignatureLevel.B_LT));
            keep(
                    document,
                    extended,
                    act.certificateSha256(),
                    bytes -> records.extended(document, bytes, act, extended.level()));
        }
    }

    /** Refuses what was not made with the right key before it becomes the document's (SECURITY R34). */
    private int keep(
            DocumentView document,
            Signed signed,
            String certificateSha256,
            ToIntFunction<StoredContent> record) {
        try {
            OwnSignature.require(signed.verdict(), certificateSha256);
            int ordinal = record.applyAsInt(store.put(signed.made().file()));
            records.judged(document.id(), ordinal, signed.verdict());
            return ordinal;
        } catch (IOException disk) {
            throw new UncheckedIOException("the signed file could not be stored", disk);
        } finally {
            signed.made().file().toFile().delete();
        }
    }

    private Path file(DocumentView document) {
        return content.file(document.current().blob());
    }

    private DocumentView current(Actor actor, DocumentId id, int ordinal) {
        DocumentView document = access.view(actor, id);
        if (document.current().ordinal() != ordinal) {
            throw new DomainException(Refusal.CONFLICT, "document.changed");
        }
        return document;
    }

    private static void requireState(DocumentView document, DocumentStatus status) {
        if (document.status() != status) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "document.wrong-state",
                    Map.of("status", document.status(), "wanted", status));
        }
    }

    private static DomainException noKey() {
        return new DomainException(Refusal.CONFLICT, "signature.no-key");
    }
}
