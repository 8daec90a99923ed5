package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Browsers ask for it by this name whatever the page says. */
@WebServlet("/favicon.ico")
public class FaviconServlet extends HttpServlet {
    @Inject transient Statics statics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) {
        Go.to(answer, statics.url("mark.svg"));
    }
}
