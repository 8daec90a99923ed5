package vn.dangvu.web.reading;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.platform.Settings;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.web.frame.AsGet;
import vn.dangvu.web.text.Amounts;
import vn.dangvu.web.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Takes a file that anybody brings, judges it and forgets it. The file lies in a scratch folder for
 * as long as that takes; nothing of it is kept or logged.
 */
@WebServlet("/kiem-tra-chu-ky")
@MultipartConfig(
        maxFileSize = VerificationServlet.HIGHEST,
        maxRequestSize = VerificationServlet.HIGHEST + VerificationServlet.AROUND)
public class VerificationServlet extends HttpServlet {
    /** Bound of the container, in bytes; the setting may lie below it. */
    static final long HIGHEST = 512L << 20;

    /** What a form puts around a file, in bytes. */
    static final long AROUND = 64L << 10;

    private static final Logger LOG = LoggerFactory.getLogger(VerificationServlet.class);
    private static final String VIEW = "/WEB-INF/pages/kiem-tra-chu-ky.xhtml";
    private static final int AT_ONCE = 2;
    private static final int HEAD = 1024;

    private final transient Semaphore free = new Semaphore(AT_ONCE);

    @Inject transient SignatureService signatures;
    @Inject transient VerificationThrottle throttle;
    @Inject transient VerdictWords words;
    @Inject transient Settings settings;
    @Inject transient Messages messages;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer)
            throws ServletException, IOException {
        request.setAttribute(Verification.ATTRIBUTE, verify(request));
        request.getRequestDispatcher(VIEW).forward(new AsGet(request), answer);
    }

    private Verification verify(HttpServletRequest request) {
        if (!throttle.admits(request.getRemoteAddr())) {
            return problem("", "verify.throttled");
        }
        if (request.getContentLengthLong() > settings.storage().maxFileBytes() + AROUND) {
            return tooLarge("");
        }
        if (!free.tryAcquire()) {
            return problem("", "verify.busy");
        }
        try {
            return judge(request);
        } catch (IllegalStateException beyondTheBound) {
            return tooLarge("");
        } catch (IOException | ServletException | RuntimeException broken) {
            LOG.warn("a file could not be judged", broken);
            return problem("", "verify.failed");
        } finally {
            free.release();
        }
    }

    private Verification judge(HttpServletRequest request) throws IOException, ServletException {
        Part part = request.getPart("tep");
        if (part == null || part.getSubmittedFileName() == null) {
            return problem("", "verify.missing");
        }
        try {
            return judge(part, part.getSubmittedFileName());
        } finally {
            part.delete();
        }
    }

    private Verification judge(Part part, String name) throws IOException {
        if (part.getSize() == 0) {
            return problem(name, name.isEmpty() ? "verify.missing" : "verify.empty");
        }
        if (part.getSize() > settings.storage().maxFileBytes()) {
            return tooLarge(name);
        }
        if (!looksLikePdf(part)) {
            return problem(name, "verify.not-pdf");
        }
        Path folder = Files.createDirectories(settings.storage().work().resolve("verification"));
        Path scratch = Files.createTempFile(folder, "file", ".pdf");
        try (InputStream bytes = part.getInputStream()) {
            Files.copy(bytes, scratch, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return new Verification(name, words.panel(signatures.judge(scratch)), "");
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static boolean looksLikePdf(Part part) throws IOException {
        try (InputStream bytes = part.getInputStream()) {
            return new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1)
                    .contains("%PDF-");
        }
    }

    private Verification tooLarge(String name) {
        String limit = new Amounts().size(settings.storage().maxFileBytes());
        return new Verification(name, null, messages.of("verify.too-large", limit));
    }

    private Verification problem(String name, String key) {
        return new Verification(name, null, messages.of(key));
    }
}
