package vn.dangvu.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.web.api.Problem;
import vn.dangvu.web.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes a {@link Failure}: a page for people, RFC 9457 problem details under {@code /api}. */
@ApplicationScoped
public class ErrorAnswer {
    /** Under this name the error page finds its {@link Failure}. */
    static final String FAILURE = Failure.class.getName();

    private static final String PAGE = "/WEB-INF/errors/error.xhtml";

    @Inject Messages messages;

    public void send(HttpServletRequest request, HttpServletResponse answer, Throwable thrown)
            throws IOException {
        send(request, answer, Failure.of(thrown));
    }

    /** For refusals of the edge itself, which have a code but no exception. */
    public void send(
            HttpServletRequest request, HttpServletResponse answer, int status, String code)
            throws IOException {
        send(request, answer, Failure.of(status, code));
    }

    void send(HttpServletRequest request, HttpServletResponse answer, Failure failure)
            throws IOException {
        if (answer.isCommitted()) {
            return;
        }
        answer.setStatus(failure.status());
        if (failure.retryAfterSeconds() > 0) {
            answer.setHeader("Retry-After", String.valueOf(failure.retryAfterSeconds()));
        }
        if (Paths.isApi(Paths.asked(request))) {
            problem(request, answer, failure);
        } else {
            page(request, answer, failure);
        }
    }

    private void problem(HttpServletRequest request, HttpServletResponse answer, Failure failure)
            throws IOException {
        byte[] json = Problem.of(failure, messages, Problem.language(request)).toJson();
        answer.setContentType(Problem.MEDIA_TYPE);
        answer.setContentLength(json.length);
        answer.getOutputStream().write(json);
    }

    /** Falls back to a bare sentence: an error page must not fail for the reason it reports. */
    private void page(HttpServletRequest request, HttpServletResponse answer, Failure failure)
            throws IOException {
        request.setAttribute(FAILURE, failure);
        try {
            request.getRequestDispatcher(PAGE).forward(new AsGet(request), answer);
        } catch (ServletException | RuntimeException broken) {
            String incident = Incident.of(broken);
            if (!answer.isCommitted()) {
                answer.resetBuffer();
                answer.setContentType("text/plain;charset=UTF-8");
                String text = messages.of("error.request.broken") + " " + incident;
                answer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
