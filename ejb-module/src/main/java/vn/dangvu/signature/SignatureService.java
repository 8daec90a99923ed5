package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.Position;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.Pin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    @Inject SignatureRecords records;
    @Inject SigningEngine engine;
    @Inject KeyService keys;
    @Inject AccessService access;
    @Inject ContentService content;
    @Inject FileContentStore store;
    @Inject Settings settings;

    /**
     * The signer signs with the key in his token.
     *
     * @return the ordinal of the signed version
     * @throws SigningRefused the token refused; nothing was changed
     * @throws DomainException {@code signature.not-signer}, {@code signature.no-key}, {@code
     *     document.wrong-state}, {@code document.changed}, {@code
     *     signature.time-stamp-unavailable}, {@code signature.unsignable}
     */
    public int sign(Actor actor, SignDocument command) {
        DocumentView document = current(actor, command.document(), command.ordinal());
        if (!actor.person().equals(document.signer())) {
            throw new DomainException(Refusal.FORBIDDEN, "signature.not-signer");
        }
        requireState(document, DocumentStatus.AWAITING_SIGNATURE);
        KeyView key = keys.keyOf(actor.person()).orElseThrow(SignatureService::noKey);
        try (Pin pin = command.pin()) {
            StoredContent signed = apply(document, key, pin, "Ký ban hành");
            return records.signed(actor, document, signed, key, engine.level().name());
        } catch (SigningRefused refused) {
            records.refused(actor, document, refused.code());
            throw refused;
        }
    }

    /**
     * The văn thư seals a signed directive with the organisation's key in the HSM. Another person
     * than the signer, and only on a version whose signature holds (SECURITY R39).
     *
     * @return the ordinal of the sealed version
     * @throws DomainException {@code seal.not-clerk}, {@code seal.same-person}, {@code
     *     seal.signature-not-valid}, {@code signature.no-key} and those of {@link #sign}
     */
    public int seal(Actor actor, DocumentId id, int ordinal) {
        DocumentView document = current(actor, id, ordinal);
        if (document.kind() != DocumentKind.DIRECTIVE
                || !actor.holds(Position.CLERK, document.owner())) {
            throw new DomainException(Refusal.FORBIDDEN, "seal.not-clerk");
        }
        requireState(document, DocumentStatus.SIGNED);
        if (records.signerOf(id, ordinal).map(actor.person()::equals).orElse(true)) {
            throw new DomainException(Refusal.FORBIDDEN, "seal.same-person");
        }
        if (!judge(content.file(document.current().blob())).passed()) {
            throw new DomainException(Refusal.CONFLICT, "seal.signature-not-valid");
        }
        KeyView key = keys.keyOf(document.owner()).orElseThrow(SignatureService::noKey);
        try (Pin pin = Pin.taking(settings.signing().sealPin().toCharArray())) {
            StoredContent sealed = apply(document, key, pin, "Đóng dấu phát hành");
            int made = records.sealed(actor, document, sealed, key, engine.level().name());
            judge(actor, id);
            return made;
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
        Verdict verdict = judge(content.file(document.current().blob()));
        records.judged(document.id(), document.current().ordinal(), verdict);
        return verdict;
    }

    private StoredContent apply(DocumentView document, KeyView key, Pin pin, String reason) {
        Path signed =
                engine.sign(content.file(document.current().blob()), key.label(), pin, reason);
        try {
            return store.put(signed);
        } catch (IOException disk) {
            throw new UncheckedIOException("the signed file could not be stored", disk);
        } finally {
            signed.toFile().delete();
        }
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
