package vn.dangvu.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.web.security.Nonce;
import vn.dangvu.web.text.Messages;

/** What the template around every page needs to know. */
@RequestScoped
@Named("frame")
public class Frame {
    @Inject HttpServletRequest request;
    @Inject Statics statics;
    @Inject CurrentPath path;
    @Inject Messages messages;

    /** The address of a file below {@code WEB-INF/static}, with its version. */
    public String file(String name) {
        return statics.url(name);
    }

    /** Marks the page's scripts as ours: {@code <script nonce="#{frame.nonce}">}. */
    public String getNonce() {
        return Nonce.of(request);
    }

    public TypeSize getTypeSize() {
        return TypeSize.of(request);
    }

    public TypeSize[] getTypeSizes() {
        return TypeSize.values();
    }

    /** Where the type size form leads back to. */
    public String getHere() {
        return path.getPath().isEmpty() ? "/" : path.getWhole();
    }

    /** What stands in the search box: the query of this request. */
    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query;
    }

    /** Why there is an error page; null on any other. */
    public Failure getFailure() {
        return (Failure) request.getAttribute(ErrorAnswer.FAILURE);
    }

    public String getFailureText() {
        Failure failure = getFailure();
        return messages.error(failure.code(), failure.facts(), Messages.VIETNAMESE);
    }

    public String getOrganisation() {
        return messages.of("frame.owner");
    }

    public boolean isSearch() {
        return false;
    }

    public boolean isSignedIn() {
        return false;
    }

    public java.util.List<String> getMenu() {
        return java.util.List.of();
    }

    public java.util.List<String> getFootLinks() {
        return java.util.List.of();
    }
}
