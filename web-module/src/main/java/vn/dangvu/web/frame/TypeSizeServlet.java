package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.platform.Settings;

/** The <i>Aa</i> menu where scripts do not run. */
@WebServlet("/co-chu")
public class TypeSizeServlet extends HttpServlet {
    private static final int YEAR = 365 * 24 * 3600;

    @Inject transient Settings settings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) {
        Cookie cookie =
                new Cookie(TypeSize.COOKIE, TypeSize.of(request.getParameter("co")).getValue());
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setSecure("https".equals(settings.origin().getScheme()));
        cookie.setAttribute("SameSite", "Lax");
        answer.addCookie(cookie);
        Go.to(answer, SafePath.of(request.getParameter("ve"), "/"));
    }
}
