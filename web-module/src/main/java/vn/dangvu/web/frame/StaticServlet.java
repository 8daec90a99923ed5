package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Optional;

/** Answers {@code /tinh/<version>/<file>}. A page of an older version still gets today's file. */
@WebServlet(Paths.STATIC + "*")
public class StaticServlet extends HttpServlet {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject transient Statics statics;
    @Inject transient ErrorAnswer errors;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        String[] parts = String.valueOf(request.getPathInfo()).split("/", 3);
        Optional<Statics.StaticFile> file =
                parts.length == 3 ? statics.file(parts[2]) : Optional.empty();
        if (file.isEmpty()) {
            errors.send(request, answer, 404, "request.not-found");
            return;
        }
        boolean current = statics.version().equals(parts[1]);
        answer.setHeader("Cache-Control", current ? FOR_EVER : "no-cache");
        send(request, answer, file.get());
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse answer, Statics.StaticFile file)
            throws IOException {
        byte[] bytes = file.bytes();
        answer.setContentType(file.type());
        if (file.gzip() != null) {
            answer.setHeader("Vary", "Accept-Encoding");
            if (GzipFilter.accepted(request)) {
                answer.setHeader("Content-Encoding", "gzip");
                bytes = file.gzip();
            }
        }
        answer.setContentLength(bytes.length);
        answer.getOutputStream().write(bytes);
    }
}
