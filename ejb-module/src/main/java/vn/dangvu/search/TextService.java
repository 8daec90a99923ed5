package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Stage;
import vn.dangvu.document.VersionView;
import vn.dangvu.index.PageText;

import java.util.List;

/** The text of documents, for those who may see them and would rather read than look. */
@ApplicationScoped
public class TextService {
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject Extractions extractions;

    /**
     * One page that holds any text.
     *
     * @param number from 1, as the reader counts
     */
    public record TextOfPage(int number, String text) {}

    /**
     * What was read from the current version; empty while it has not been read, or when nothing in
     * it is text.
     *
     * @throws vn.dangvu.shared.NotFound no such document for this person
     */
    public List<TextOfPage> textOf(Actor actor, DocumentId document) {
        List<PageText> pages = newestRead(access.view(actor, document));
        return pages == null
                ? List.of()
                : pages.stream()
                        .filter(page -> !page.text().isBlank())
                        .map(page -> new TextOfPage(page.number(), page.text()))
                        .toList();
    }

    /** Signing and sealing add no text: until the sealed file is read, the signed one speaks for it. */
    private List<PageText> newestRead(DocumentView document) {
        List<VersionView> versions = documents.versions(document.id());
        for (int i = versions.size() - 1; i >= 0; i--) {
            VersionView version = versions.get(i);
            List<PageText> pages = extractions.pagesOf(version.blob());
            if (pages != null || version.stage() == Stage.DRAFT) {
                return pages;
            }
        }
        return null;
    }
}
