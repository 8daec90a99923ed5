package vn.dangvu.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.content.ContentService;
import vn.dangvu.document.AttachmentView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.VersionView;
import vn.dangvu.shared.NotFound;

import java.nio.file.Path;
import java.util.List;

/** The bytes of documents, for those who may see them. */
@ApplicationScoped
public class ReadingService {
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject ContentService content;

    /**
     * A file to be sent.
     *
     * @param sha256 its name in the store; also a strong validator for caches
     * @param size in bytes
     */
    public record ReadableFile(Path path, String fileName, String sha256, long size) {}

    /**
     * @param ordinal of the version; 0 = the current one
     * @throws NotFound no such document or version for this person
     */
    public ReadableFile version(Actor actor, DocumentId document, int ordinal) {
        DocumentView view = access.view(actor, document);
        VersionView version =
                ordinal == 0
                        ? view.current()
                        : documents.versions(document).stream()
                                .filter(v -> v.ordinal() == ordinal)
                                .findFirst()
                                .orElseThrow(() -> new NotFound("document"));
        return new ReadableFile(
                content.file(version.blob()),
                version.fileName(),
                version.blob().sha256(),
                version.size());
    }

    /** @throws NotFound no such document or attachment for this person */
    public ReadableFile attachment(Actor actor, DocumentId document, int ordinal) {
        List<AttachmentView> attachments = access.view(actor, document).attachments();
        AttachmentView attachment =
                attachments.stream()
                        .filter(a -> a.ordinal() == ordinal)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("attachment"));
        return new ReadableFile(
                content.file(attachment.blob()),
                attachment.fileName(),
                attachment.blob().sha256(),
                attachment.size());
    }
}
