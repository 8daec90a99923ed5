package vn.dangvu.web.frame;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** After a change, the browser is sent on, so that reloading does not repeat it. */
public final class Go {
    private static final int SEE_OTHER = 303;

    private Go() {}

    /** From a page bean's action. */
    public static void to(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        to(answer(), faces.getExternalContext().getRequestContextPath() + path);
        faces.responseComplete();
    }

    /** The answer under way, for page beans that set a cookie on it. */
    public static HttpServletResponse answer() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /**
     * From a filter or servlet. The address stays relative: behind a proxy the server knows neither
     * scheme nor host by which the browser reached it.
     */
    public static void to(HttpServletResponse answer, String path) {
        answer.setStatus(SEE_OTHER);
        answer.setHeader("Location", path);
    }
}
