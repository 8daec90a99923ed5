package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.BlobId;
import vn.dangvu.document.AttachmentView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Stage;
import vn.dangvu.document.VersionView;
import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of documents, for those who may see them and would rather read than look. */
@ApplicationScoped
public class TextService {
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject Extractions extractions;
    @Inject RecognitionQueue queue;
    @Inject Event<DocumentEvent> events;

    /**
     * One page that holds any text.
     *
     * @param number from 1, as the reader counts
     * @param recognised whether it was read from the picture of the page
     * @param confidence of the optical reader, 0 to 1; 1 where the text stood in the file
     */
    public record TextOfPage(int number, String text, boolean recognised, double confidence) {}

    /**
     * What was read from the current version; empty while it has not been read, or when nothing in
     * it is text.
     *
     * @throws vn.dangvu.shared.NotFound no such document for this person
     */
    @Transactional
    public List<TextOfPage> textOf(Actor actor, DocumentId document) {
        return newestRead(access.view(actor, document)).map(Extraction::pages).stream()
                .flatMap(List::stream)
                .filter(page -> !page.text().isBlank())
                .map(TextService::shown)
                .toList();
    }

    private static TextOfPage shown(PageText page) {
        return new TextOfPage(
                page.number(),
                page.text(),
                page.source() == TextSource.RECOGNISED,
                page.confidence());
    }

    /** Signing and sealing add no text: until the sealed file is read, the signed one speaks for it. */
    private Optional<Extraction> newestRead(DocumentView document) {
        List<VersionView> versions = documents.versions(document.id());
        for (int i = versions.size() - 1; i >= 0; i--) {
            VersionView version = versions.get(i);
            Optional<Extraction> read = extractions.of(version.blob());
            if (read.isPresent() || version.stage() == Stage.DRAFT) {
                return read;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the document is found by its words.
     *
     * @throws vn.dangvu.shared.NotFound no such document for this person
     */
    @Transactional
    public TextState stateOf(Actor actor, DocumentId id) {
        DocumentView document = access.view(actor, id);
        List<BlobId> files = files(document);
        List<Extraction> read =
                files.stream().map(extractions::of).flatMap(Optional::stream).toList();
        List<RecognitionQueue.Progress> waiting =
                files.stream().map(queue::progress).flatMap(Optional::stream).toList();
        ExtractionReason reason = reason(read, waiting);
        boolean again = waiting.isEmpty() && reason.mayPass() && mayReadAgain(actor, document);
        return new TextState(
                verdict(files.size(), read),
                reason.code(),
                read.stream().flatMap(e -> e.encodings().stream()).collect(Collectors.toSet()),
                (int) recognised(read).count(),
                recognised(read).mapToDouble(PageText::confidence).average().orElse(0),
                waiting.stream().mapToInt(RecognitionQueue.Progress::done).sum(),
                waiting.stream().mapToInt(RecognitionQueue.Progress::pages).sum(),
                again);
    }

    private static Stream<PageText> recognised(List<Extraction> read) {
        return read.stream()
                .flatMap(file -> file.pages().stream())
                .filter(page -> page.source() == TextSource.RECOGNISED)
                .filter(page -> !page.text().isBlank());
    }

    private static TextState.TextVerdict verdict(int files, List<Extraction> read) {
        if (read.size() < files) {
            return TextState.TextVerdict.WAITING;
        }
        Set<ExtractionVerdict> verdicts =
                read.stream().map(Extraction::verdict).collect(Collectors.toSet());
        return verdicts.size() == 1
                ? TextState.TextVerdict.valueOf(verdicts.iterator().next().name())
                : TextState.TextVerdict.PARTLY;
    }

    /** The first that stands in the way, what keeps the optical reader before all others. */
    private static ExtractionReason reason(
            List<Extraction> read, List<RecognitionQueue.Progress> waiting) {
        return Stream.concat(
                        waiting.stream().map(w -> ExtractionReason.of(w.reason())),
                        read.stream().map(Extraction::reason))
                .filter(reason -> reason != ExtractionReason.NONE)
                .findFirst()
                .orElse(ExtractionReason.NONE);
    }

    /**
     * Has the document read again from the beginning; its text is missing from searches until then.
     *
     * @throws vn.dangvu.shared.NotFound no such document for this person
     * @throws DomainException {@code request.forbidden} for anybody but the staff of its owner or of
     *     the Khối office; {@code text.draft} before it is published or sent
     */
    @Transactional
    public void readAgain(Actor actor, DocumentId id) {
        DocumentView document = access.view(actor, id);
        if (!mayReadAgain(actor, document)) {
            throw new DomainException(Refusal.FORBIDDEN, "request.forbidden");
        }
        if (document.status() == DocumentStatus.DRAFT
                || document.status() == DocumentStatus.AWAITING_SIGNATURE) {
            throw new DomainException(Refusal.CONFLICT, "text.draft");
        }
        List<BlobId> files = files(document);
        files.forEach(extractions::forget);
        events.fire(
                new TextReadAgain(
                        actor.person().value(),
                        actor.primaryUnit().map(UnitId::value).orElse(null),
                        id.value(),
                        Map.of("files", files.size())));
    }

    private static boolean mayReadAgain(Actor actor, DocumentView document) {
        return actor.positions().stream()
                .filter(held -> held.position() != Position.MEMBER)
                .anyMatch(
                        held ->
                                held.unitKind() == UnitKind.KHOI
                                        || held.unit().equals(document.owner()));
    }

    private static List<BlobId> files(DocumentView document) {
        return Stream.concat(
                        Stream.of(document.current().blob()),
                        document.attachments().stream().map(AttachmentView::blob))
                .distinct()
                .toList();
    }
}
