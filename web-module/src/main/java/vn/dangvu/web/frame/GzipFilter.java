package vn.dangvu.web.frame;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Compresses text answers; the server itself sends them plain. What is compressed already (static
 * files, PDF) passes untouched.
 */
public class GzipFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!accepted(asked) || Paths.of(asked).startsWith(Paths.STATIC)) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse zipped = new GzipResponse((HttpServletResponse) response);
        chain.doFilter(request, zipped);
        zipped.finish();
    }

    static boolean accepted(HttpServletRequest asked) {
        String accepted = asked.getHeader("Accept-Encoding");
        return accepted != null
                && accepted.matches("(?s).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }
}
