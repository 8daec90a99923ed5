package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentView;
import vn.dangvu.search.FoundPage;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.search.SearchDocuments;
import vn.dangvu.search.SearchService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;
import java.util.Set;

/** {@code /chi-dao}: the directives that a member may read, newest first. */
@RequestScoped
@Named
public class MemberDirectivesPage {
    private static final int PAGE_SIZE = 30;

    @Inject SearchService searches;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;

    private FoundPage found;
    private boolean away;

    private FoundPage found() {
        if (found == null && !away) {
            try {
                found = searches.search(current.required(), command());
            } catch (DomainException unavailable) {
                away = true;
            }
        }
        return found;
    }

    private SearchDocuments command() {
        return new SearchDocuments(
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(DocumentKind.DIRECTIVE),
                true,
                false,
                (getPage() - 1) * PAGE_SIZE,
                PAGE_SIZE);
    }

    public boolean isAnswered() {
        return found() != null;
    }

    public List<DocumentView> getDocuments() {
        return found() == null
                ? List.of()
                : found().documents().stream().map(FoundDocument::document).toList();
    }

    public int getPage() {
        String page = request.getParameter("trang");
        return page != null && page.matches("[1-9][0-9]?") ? Integer.parseInt(page) : 1;
    }

    public boolean isMore() {
        return found() != null && found().total() > (long) getPage() * PAGE_SIZE;
    }
}
