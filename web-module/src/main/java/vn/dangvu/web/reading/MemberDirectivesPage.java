package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentView;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/**
 * {@code /chi-dao}: the directives that a member may read, newest first. From the database, so that it
 * is there without the search server.
 */
@RequestScoped
@Named
public class MemberDirectivesPage {
    private static final int PAGE_SIZE = 30;

    @Inject AccessService access;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;

    private List<DocumentView> found;

    /** One more than are shown tells whether there is another page. */
    private List<DocumentView> found() {
        if (found == null) {
            int skip = (getPage() - 1) * PAGE_SIZE;
            found = access.newest(current.required(), DocumentKind.DIRECTIVE, skip, PAGE_SIZE + 1);
        }
        return found;
    }

    public List<DocumentView> getDocuments() {
        return found().stream().limit(PAGE_SIZE).toList();
    }

    public int getPage() {
        String page = request.getParameter("trang");
        return page != null && page.matches("[1-9][0-9]?") ? Integer.parseInt(page) : 1;
    }

    public boolean isMore() {
        return found().size() > PAGE_SIZE;
    }
}
