package vn.dangvu.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.content.StoredContent;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Drafts and archive documents, and the changes of state and version that later features ask for.
 *
 * <p>{@link #view} and {@link #advance} and the like ask nobody's permission: they are for other
 * services. A person reads through {@code access}.
 */
@ApplicationScoped
public class DocumentService {
    private static final List<DocumentStatus> FINDABLE =
            Arrays.stream(DocumentStatus.values()).filter(DocumentStatus::findable).toList();

    @Inject EntityManager db;
    @Inject DocumentRecords records;
    @Inject PdfIntake intake;
    @Inject UploadService uploads;
    @Inject OrganisationService organisation;

    /**
     * Makes a draft from finished uploads; the uploads are used up.
     *
     * @throws DocumentRefused a field or file at fault
     * @throws DomainException {@code document.may-not-draft}, {@code document.signer}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public DocumentId draft(Actor actor, DraftDocument draft) {
        if (!DocumentRules.mayDraft(actor, draft.kind(), draft.unit())) {
            throw new DomainException(Refusal.FORBIDDEN, "document.may-not-draft");
        }
        DocumentRules.checkParticulars(draft.typeCode(), draft.subject(), draft.issuedDate());
        DocumentSymbol.parse(draft.symbol());
        PersonId signer = signerFor(actor, draft);
        PdfIntake.Taken file = intake.pdf(uploads.finished(actor, draft.file()));
        List<PdfIntake.Taken> attachments = new ArrayList<>();
        for (UploadId attachment : draft.attachments()) {
            attachments.add(intake.attachment(uploads.finished(actor, attachment)));
        }
        DocumentId id = records.draft(actor, draft, signer, file, attachments);
        uploads.discard(actor, draft.file());
        draft.attachments().forEach(attachment -> uploads.discard(actor, attachment));
        return id;
    }

    /**
     * Replaces particulars and, if given, the file of a draft; takes a document back from signing.
     *
     * @throws NotFound also when the document belongs to a unit the actor does not draft for
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void revise(Actor actor, ReviseDocument command) {
        ownDraft(actor, command.document());
        PdfIntake.Taken file =
                command.file() == null ? null : intake.pdf(uploads.finished(actor, command.file()));
        records.revise(actor, command, file);
        if (file != null) {
            uploads.discard(actor, command.file());
        }
    }

    /** Hands a draft to its signer. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void requestSignature(Actor actor, DocumentId id) {
        ownDraft(actor, id);
        records.requestSignature(actor, id);
    }

    /**
     * The signer does not sign but hands the draft back to be mended.
     *
     * @param reason 5 to 1,000 characters: what to mend
     * @throws NotFound when the document is not this person's to sign
     * @throws DomainException {@code document.back-reason}, {@code document.wrong-state}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void handBack(Actor actor, DocumentId id, String reason) {
        if (!actor.person().equals(records.view(id).signer())) {
            throw new NotFound("document");
        }
        String words = reason == null ? "" : reason.strip();
        if (words.length() < 5 || words.length() > 1000) {
            throw DocumentRefused.field("back-reason");
        }
        records.handBack(actor, id, words);
    }

    /** What the signer wants mended before the draft comes back; empty unless handed back. */
    public Optional<String> backReason(DocumentId id) {
        return records.backReason(id);
    }

    /**
     * Keeps a document from elsewhere.
     *
     * @throws DocumentRefused a field or the file at fault
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public DocumentId archive(Actor actor, ArchiveDocument command) {
        if (!DocumentRules.mayDraft(actor, DocumentKind.ARCHIVE, command.unit())) {
            throw new DomainException(Refusal.FORBIDDEN, "document.may-not-draft");
        }
        if (command.issuerName() == null || command.issuerName().isBlank()) {
            throw DocumentRefused.field("issuer");
        }
        DocumentRules.checkParticulars(command.typeCode(), command.subject(), command.issuedDate());
        DocumentSymbol.parse(command.symbol());
        PdfIntake.Taken file = intake.pdf(uploads.finished(actor, command.file()));
        DocumentId id = records.archive(actor, command, file);
        uploads.discard(actor, command.file());
        return id;
    }

    public DocumentView view(DocumentId id) {
        return records.view(id);
    }

    /** Unknown ids are left out; costs four queries. */
    public Map<DocumentId, DocumentView> viewsById(Collection<DocumentId> ids) {
        return views(ids).stream().collect(Collectors.toMap(DocumentView::id, Function.identity()));
    }

    /** In the order of the ids, each once, unknown ones left out; costs four queries. */
    public List<DocumentView> views(Collection<DocumentId> ids) {
        return records.views(ids);
    }

    /** A document that can be searched for, and the version that the index should have. */
    public record FindableDocument(DocumentId id, long indexVersion) {}

    /** Documents that can be searched for, in the order of their ids, after that one. */
    @Transactional
    public List<FindableDocument> findableAfter(DocumentId after, int most) {
        return db.createQuery(
                        "select d.id, d.indexVersion from Document d where d.id > :after and"
                                + " d.status in :findable order by d.id",
                        Object[].class)
                .setParameter("after", after.value())
                .setParameter("findable", FINDABLE)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new FindableDocument(new DocumentId((Long) row[0]), (Long) row[1]))
                .toList();
    }

    /** How many documents can be searched for. */
    @Transactional
    public long countFindable() {
        return db.createQuery(
                        "select count(d) from Document d where d.status in :findable", Long.class)
                .setParameter("findable", FINDABLE)
                .getSingleResult();
    }

    /**
     * The first of those documents that are the same wherever they came from: same type, number, day
     * and subject, for instance a directive and the copy of it that somebody archived.
     */
    @Transactional
    public DocumentId familyOf(DocumentId id) {
        return new DocumentId(
                db.createQuery(
                                "select min(o.id) from Document d, Document o where d.id = :id and"
                                        + " o.symbol = d.symbol and o.issuedDate = d.issuedDate and"
                                        + " o.typeCode = d.typeCode and lower(o.subject) ="
                                        + " lower(d.subject)",
                                Long.class)
                        .setParameter("id", id.value())
                        .getSingleResult());
    }

    /** All versions, oldest first. */
    public List<VersionView> versions(DocumentId id) {
        return records.versions(id);
    }

    /** Documents of a unit in any of these states, last changed first, at most 200. */
    @Transactional
    public List<DocumentView> ofUnit(UnitId unit, DocumentKind kind, List<DocumentStatus> states) {
        return records.views(
                db.createQuery(
                                "select d.id from Document d where d.ownerUnit = :unit and d.kind ="
                                        + " :kind and d.status in :states order by d.changedAt"
                                        + " desc",
                                Long.class)
                        .setParameter("unit", unit.value())
                        .setParameter("kind", kind)
                        .setParameter("states", states)
                        .setMaxResults(200)
                        .getResultStream()
                        .map(DocumentId::new)
                        .toList());
    }

    /** The reports that answer a directive, last changed first, at most 200. */
    @Transactional
    public List<DocumentView> answering(DocumentId directive) {
        return records.views(
                db.createQuery(
                                "select d.id from Document d where d.answers = :directive order by"
                                        + " d.changedAt desc",
                                Long.class)
                        .setParameter("directive", directive.value())
                        .setMaxResults(200)
                        .getResultStream()
                        .map(DocumentId::new)
                        .toList());
    }

    /** What waits for this person's signature, oldest first. */
    @Transactional
    public List<DocumentView> awaitingSignatureOf(PersonId signer) {
        return records.views(
                db.createQuery(
                                "select d.id from Document d where d.signerPerson = :signer and"
                                        + " d.status = :awaiting order by d.changedAt",
                                Long.class)
                        .setParameter("signer", signer.value())
                        .setParameter("awaiting", DocumentStatus.AWAITING_SIGNATURE)
                        .getResultStream()
                        .map(DocumentId::new)
                        .toList());
    }

    /** How many documents wait for this person's signature. */
    @Transactional
    public long countAwaitingSignatureOf(PersonId signer) {
        return db.createQuery(
                        "select count(d) from Document d where d.signerPerson = :signer and"
                                + " d.status = :awaiting",
                        Long.class)
                .setParameter("signer", signer.value())
                .setParameter("awaiting", DocumentStatus.AWAITING_SIGNATURE)
                .getSingleResult();
    }

    /** The document as it is now; nobody else changes it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DocumentView lock(DocumentId id) {
        return records.lockedView(id);
    }

    /**
     * Goes one step on; the document stays locked until the transaction ends.
     *
     * @throws DomainException {@code document.wrong-state}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void advance(DocumentId id, DocumentStatus next) {
        records.advance(id, next);
    }

    /**
     * Makes the next version the current one.
     *
     * @param basedOn the ordinal it was made from
     * @return the new ordinal
     * @throws DomainException {@code document.changed} when another version has become current
     *     meanwhile
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int addVersion(
            DocumentId id, int basedOn, Stage stage, StoredContent content, PersonId by) {
        Document document = records.locked(id);
        if (document.currentOrdinal != basedOn) {
            throw new DomainException(Refusal.CONFLICT, "document.changed");
        }
        VersionView base = records.version(id.value(), basedOn);
        return records.addVersion(
                id, stage, new PdfIntake.Taken(content, base.fileName(), base.pages(), true), by);
    }

    /** Who may sign for a unit today, the secretary first. */
    public List<PersonView> signersOf(UnitId unit) {
        List<PersonView> signers = new ArrayList<>();
        signers.addAll(organisation.holders(unit, Position.SECRETARY));
        signers.addAll(organisation.holders(unit, Position.DEPUTY_SECRETARY));
        return signers;
    }

    /** Nobody signs the directive that they drafted. */
    private PersonId signerFor(Actor drafter, DraftDocument draft) {
        List<PersonId> signers =
                signersOf(draft.unit()).stream()
                        .map(PersonView::id)
                        .filter(
                                one ->
                                        draft.kind() != DocumentKind.DIRECTIVE
                                                || !one.equals(drafter.person()))
                        .toList();
        Optional<PersonId> chosen =
                draft.signer() == null
                        ? signers.stream().findFirst()
                        : signers.stream().filter(draft.signer()::equals).findFirst();
        return chosen.orElseThrow(() -> DocumentRefused.field("signer"));
    }

    private void ownDraft(Actor actor, DocumentId id) {
        DocumentView document = records.view(id);
        if (!DocumentRules.mayDraft(actor, document.kind(), document.owner())) {
            throw new NotFound("document");
        }
    }
}
