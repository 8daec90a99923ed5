package vn.dangvu.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.platform.Settings;
import vn.dangvu.web.frame.ErrorAnswer;

import java.io.IOException;

/**
 * Outermost: puts the security headers on every answer and turns whatever breaks behind it into an
 * error page or problem document with an incident id, never a stack trace (SECURITY R21).
 */
public class AnswerFilter implements Filter {
    @Inject Settings settings;
    @Inject ErrorAnswer errors;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        prepare(asked, answer);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException broken) {
            if (answer.isCommitted()) {
                throw broken;
            }
            answer.reset();
            prepare(asked, answer);
            errors.send(asked, answer, broken);
        }
    }

    private void prepare(HttpServletRequest asked, HttpServletResponse answer) {
        boolean https = "https".equals(settings.origin().getScheme());
        SecurityHeaders.on(answer, Nonce.of(asked), https);
    }
}
