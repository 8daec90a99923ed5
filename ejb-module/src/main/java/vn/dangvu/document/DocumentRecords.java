package vn.dangvu.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transactions of {@link DocumentService}: short, and begun only when the bytes are safe. */
@ApplicationScoped
@Transactional
class DocumentRecords {
    private static final String PDF = "application/pdf";
    private static final String OTHER = "application/octet-stream";

    @Inject EntityManager db;
    @Inject ContentService content;
    @Inject OrganisationService organisation;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    DocumentId draft(
            Actor actor,
            DraftDocument draft,
            PersonId signer,
            PdfIntake.Taken file,
            List<PdfIntake.Taken> attachments) {
        Document document = new Document();
        document.kind = draft.kind();
        document.status = DocumentStatus.DRAFT;
        document.issuerUnit = draft.unit().value();
        document.issuerName = organisation.unit(draft.unit()).name();
        document.signerPerson = signer.value();
        document.signerName = organisation.person(signer).fullName();
        document.answers = draft.answers() == null ? null : draft.answers().value();
        document.urgency = draft.urgency();
        describe(document, draft.typeCode(), draft.symbol(), draft.issuedDate(), draft.subject());
        keep(document, actor, draft.unit(), file, Stage.DRAFT);
        int ordinal = 0;
        for (PdfIntake.Taken attachment : attachments) {
            attach(document, ++ordinal, attachment);
        }
        events.fire(
                new DocumentDrafted(
                        actor.person().value(),
                        draft.unit().value(),
                        document.id,
                        Map.of("sha256", file.content().id().sha256())));
        return new DocumentId(document.id);
    }

    DocumentId archive(Actor actor, ArchiveDocument command, PdfIntake.Taken file) {
        Document document = new Document();
        document.kind = DocumentKind.ARCHIVE;
        document.status = DocumentStatus.ARCHIVED;
        document.issuerName = command.issuerName().strip();
        document.signerName = command.signerName();
        document.urgency = Urgency.NORMAL;
        describe(
                document,
                command.typeCode(),
                command.symbol(),
                command.issuedDate(),
                command.subject());
        keep(document, actor, command.unit(), file, Stage.RECEIVED);
        events.fire(
                new DocumentArchived(
                        actor.person().value(),
                        command.unit().value(),
                        document.id,
                        Map.of(
                                "sha256", file.content().id().sha256(),
                                "openToMembers", command.openToMembers())));
        return new DocumentId(document.id);
    }

    void revise(Actor actor, ReviseDocument command, PdfIntake.Taken file) {
        Document document = locked(command.document());
        document.become(DocumentStatus.DRAFT, clock.instant());
        document.urgency = command.urgency();
        describe(
                document,
                command.typeCode(),
                command.symbol(),
                command.issuedDate(),
                command.subject());
        if (file != null) {
            addVersion(document, Stage.DRAFT, file, actor.person());
        }
        events.fire(
                new DocumentRevised(
                        actor.person().value(),
                        document.ownerUnit,
                        document.id,
                        Map.of("ordinal", document.currentOrdinal)));
    }

    void requestSignature(Actor actor, DocumentId id) {
        Document document = locked(id);
        document.become(DocumentStatus.AWAITING_SIGNATURE, clock.instant());
        document.backReason = null;
        events.fire(
                new SignatureRequested(
                        actor.person().value(),
                        document.ownerUnit,
                        document.id,
                        Map.of("ordinal", document.currentOrdinal)));
    }

    void handBack(Actor actor, DocumentId id, String reason) {
        Document document = locked(id);
        if (document.status != DocumentStatus.AWAITING_SIGNATURE) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "document.wrong-state",
                    Map.of("status", document.status, "wanted", DocumentStatus.DRAFT));
        }
        document.become(DocumentStatus.DRAFT, clock.instant());
        document.backReason = reason;
        events.fire(
                new SignatureDeclined(
                        actor.person().value(),
                        document.ownerUnit,
                        document.id,
                        Map.of("ordinal", document.currentOrdinal)));
    }

    Optional<String> backReason(DocumentId id) {
        return Optional.ofNullable(db.find(Document.class, id.value())).map(d -> d.backReason);
    }

    void advance(DocumentId id, DocumentStatus next) {
        locked(id).become(next, clock.instant());
    }

    int addVersion(DocumentId id, Stage stage, PdfIntake.Taken file, PersonId by) {
        return addVersion(locked(id), stage, file, by);
    }

    DocumentView lockedView(DocumentId id) {
        return view(locked(id));
    }

    /** The row stays locked until commit, so that two steps on one document follow each other. */
    Document locked(DocumentId id) {
        Document document = db.find(Document.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (document == null) {
            throw new NotFound("document");
        }
        return document;
    }

    DocumentView view(DocumentId id) {
        Document document = db.find(Document.class, id.value());
        if (document == null) {
            throw new NotFound("document");
        }
        return view(document);
    }

    /** In the order of the ids, each once; costs four queries however many there are. */
    List<DocumentView> views(Collection<DocumentId> ids) {
        List<Long> wanted = ids.stream().map(DocumentId::value).distinct().toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<DocumentVersion> current =
                db.createQuery(
                                "select v from DocumentVersion v, Document d where d.id ="
                                        + " v.document and d.currentOrdinal = v.ordinal and d.id"
                                        + " in :ids",
                                DocumentVersion.class)
                        .setParameter("ids", wanted)
                        .getResultList();
        List<Attachment> hanging =
                db.createQuery(
                                "select a from Attachment a where a.document in :ids order by"
                                        + " a.ordinal",
                                Attachment.class)
                        .setParameter("ids", wanted)
                        .getResultList();
        Map<BlobId, Long> sizes =
                content.sizesOf(
                        Stream.concat(
                                        current.stream().map(v -> v.sha256),
                                        hanging.stream().map(a -> a.sha256))
                                .map(BlobId::new)
                                .collect(Collectors.toSet()));
        Map<Long, VersionView> versions =
                current.stream()
                        .collect(Collectors.toMap(v -> v.document, v -> versionView(v, sizes)));
        Map<Long, List<AttachmentView>> attachments =
                hanging.stream()
                        .collect(
                                Collectors.groupingBy(
                                        a -> a.document,
                                        Collectors.mapping(
                                                a -> attachmentView(a, sizes),
                                                Collectors.toList())));
        Map<Long, Document> found =
                db.createQuery("select d from Document d where d.id in :ids", Document.class)
                        .setParameter("ids", wanted)
                        .getResultStream()
                        .collect(Collectors.toMap(d -> d.id, Function.identity()));
        return wanted.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(d -> view(d, versions.get(d.id), attachments.getOrDefault(d.id, List.of())))
                .toList();
    }

    DocumentView view(Document d) {
        return view(d, version(d.id, d.currentOrdinal), attachments(d.id));
    }

    private static DocumentView view(
            Document d, VersionView current, List<AttachmentView> attachments) {
        return new DocumentView(
                new DocumentId(d.id),
                d.kind,
                d.status,
                d.typeCode,
                d.symbol,
                d.issuedDate,
                d.issuerUnit == null ? null : new UnitId(d.issuerUnit),
                d.issuerName,
                new UnitId(d.ownerUnit),
                d.subject,
                d.urgency,
                d.signerPerson == null ? null : new PersonId(d.signerPerson),
                d.signerName,
                d.answers == null ? null : new DocumentId(d.answers),
                new PersonId(d.draftedBy),
                d.createdAt,
                d.changedAt,
                d.indexVersion,
                current,
                attachments);
    }

    VersionView version(long document, int ordinal) {
        return db.createQuery(
                        "select v from DocumentVersion v where v.document = :document and"
                                + " v.ordinal = :ordinal",
                        DocumentVersion.class)
                .setParameter("document", document)
                .setParameter("ordinal", ordinal)
                .getResultStream()
                .map(this::versionView)
                .findFirst()
                .orElseThrow(() -> new NotFound("document"));
    }

    List<VersionView> versions(DocumentId id) {
        return db.createQuery(
                        "select v from DocumentVersion v where v.document = :document order by"
                                + " v.ordinal",
                        DocumentVersion.class)
                .setParameter("document", id.value())
                .getResultStream()
                .map(this::versionView)
                .toList();
    }

    private VersionView versionView(DocumentVersion v) {
        BlobId blob = new BlobId(v.sha256);
        return versionView(v, Map.of(blob, content.sizeOf(blob)));
    }

    private static VersionView versionView(DocumentVersion v, Map<BlobId, Long> sizes) {
        BlobId blob = new BlobId(v.sha256);
        return new VersionView(
                v.ordinal, v.stage, blob, sizes.get(blob), v.fileName, v.pages, v.createdAt);
    }

    private static AttachmentView attachmentView(Attachment a, Map<BlobId, Long> sizes) {
        BlobId blob = new BlobId(a.sha256);
        return new AttachmentView(a.ordinal, blob, sizes.get(blob), a.fileName);
    }

    private List<AttachmentView> attachments(long document) {
        return db.createQuery(
                        "select a from Attachment a where a.document = :document order by"
                                + " a.ordinal",
                        Attachment.class)
                .setParameter("document", document)
                .getResultStream()
                .map(
                        a -> {
                            BlobId blob = new BlobId(a.sha256);
                            return attachmentView(a, Map.of(blob, content.sizeOf(blob)));
                        })
                .toList();
    }

    private static void describe(
            Document document,
            String typeCode,
            String symbol,
            java.time.LocalDate issuedDate,
            String subject) {
        DocumentRules.checkParticulars(typeCode, subject, issuedDate);
        document.typeCode = typeCode;
        document.symbol = DocumentSymbol.parse(symbol).toString();
        document.issuedDate = issuedDate;
        document.subject = subject.strip();
    }

    private void keep(
            Document document, Actor actor, UnitId owner, PdfIntake.Taken file, Stage stage) {
        Instant now = clock.instant();
        document.ownerUnit = owner.value();
        document.draftedBy = actor.person().value();
        document.createdAt = now;
        document.changedAt = now;
        document.currentOrdinal = 1;
        db.persist(document);
        db.flush();
        insertVersion(document, stage, file, actor.person());
    }

    private int addVersion(Document document, Stage stage, PdfIntake.Taken file, PersonId by) {
        document.currentOrdinal++;
        insertVersion(document, stage, file, by);
        return document.currentOrdinal;
    }

    private void insertVersion(Document document, Stage stage, PdfIntake.Taken file, PersonId by) {
        content.refer(file.content(), PDF);
        DocumentVersion version = new DocumentVersion();
        version.document = document.id;
        version.ordinal = document.currentOrdinal;
        version.stage = stage;
        version.sha256 = file.content().id().sha256();
        version.fileName = file.fileName();
        version.pages = file.pages();
        version.createdBy = by.value();
        version.createdAt = clock.instant();
        db.persist(version);
    }

    private void attach(Document document, int ordinal, PdfIntake.Taken file) {
        content.refer(file.content(), OTHER);
        Attachment attachment = new Attachment();
        attachment.document = document.id;
        attachment.ordinal = ordinal;
        attachment.sha256 = file.content().id().sha256();
        attachment.fileName = file.fileName();
        db.persist(attachment);
    }
}
