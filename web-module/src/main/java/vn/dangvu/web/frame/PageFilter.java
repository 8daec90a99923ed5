package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a path to its view. Nothing else is let through but the few paths named here: what the
 * server adds to an application at the root (its metrics, its OpenAPI, its health detail) or a view
 * asked for by its file name does not exist (SECURITY R70).
 */
public class PageFilter implements Filter {
    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> SERVLETS =
            Set.of(
                    "/",
                    "/co-chu",
                    "/dang-xuat",
                    "/tai-khoan/hinh-chu-ky",
                    "/tai-khoan/hinh-con-dau",
                    "/health/ready",
                    "/health/live",
                    "/favicon.ico");

    /** Pages whose form carries a file; a servlet takes it and then shows the page. */
    private static final Set<String> UPLOADS = Set.of("/kiem-tra-chu-ky");

    @Inject Pages pages;
    @Inject CurrentPath current;
    @Inject ErrorAnswer errors;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = Paths.of(asked);
        if (path.startsWith(Paths.STATIC)
                || Paths.isApi(path)
                || Paths.isFile(path)
                || SERVLETS.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Pages.Page> page = pages.find(path);
        if (page.isEmpty()) {
            errors.send(asked, answer, 404, "request.not-found");
        } else if (!PAGE_METHODS.contains(asked.getMethod())) {
            answer.setHeader("Allow", "GET, HEAD, POST");
            errors.send(asked, answer, 405, "request.method");
        } else {
            request.setCharacterEncoding("UTF-8");
            current.is(path, asked.getQueryString(), page.get());
            if ("POST".equals(asked.getMethod()) && UPLOADS.contains(path)) {
                chain.doFilter(request, response);
                return;
            }
            request.getRequestDispatcher(page.get().view()).forward(request, response);
        }
    }
}
