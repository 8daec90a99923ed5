package vn.dangvu.web.reading;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.access.ReadingService;
import vn.dangvu.access.ReadingService.ReadableFile;
import vn.dangvu.document.DocumentId;
import vn.dangvu.register.ArrivalStamps;
import vn.dangvu.web.frame.ErrorAnswer;
import vn.dangvu.web.frame.Paths;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Disposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a document, {@code /van-ban/17/tep} ({@code ?ban=2} an earlier version), of its copy
 * with the stamp ĐẾN, {@code /van-ban/17/dau-den}, and of its attachments, {@code
 * /van-ban/17/phu-luc/1}.
 *
 * <p>What people uploaded never opens as a page of this site: only the reader's own request gets the
 * bytes inline, everything else a download, and every answer is sandboxed (SECURITY R19, R20).
 */
@WebServlet("/van-ban/*")
public class DocumentFileServlet extends HttpServlet {
    private static final Pattern PATH =
            Pattern.compile("/van-ban/([0-9]{1,18})/(?:tep|dau-den|phu-luc/([0-9]{1,3}))");
    private static final String PDF = "application/pdf";
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_SATISFIABLE = 416;

    @Inject transient ReadingService reading;
    @Inject transient ArrivalStamps stamps;
    @Inject transient CurrentActor current;
    @Inject transient ErrorAnswer errors;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        Matcher path = PATH.matcher(Paths.of(request));
        if (!path.matches()) {
            errors.send(request, answer, 404, "request.not-found");
            return;
        }
        ReadableFile file = file(request, path);
        boolean attachment = path.group(2) != null;
        head(request, answer, file, attachment);
        if (file.sha256().equals(unquoted(request.getHeader("If-None-Match")))) {
            answer.setStatus(NOT_MODIFIED);
            return;
        }
        ByteRange.Asked asked = ByteRange.read(rangeHeader(request, file), file.size());
        if (!asked.satisfiable()) {
            answer.setStatus(NOT_SATISFIABLE);
            answer.setHeader("Content-Range", "bytes */" + file.size());
            return;
        }
        ByteRange part = asked.range().orElse(new ByteRange(0, file.size() - 1));
        if (asked.range().isPresent()) {
            answer.setStatus(PARTIAL);
            answer.setHeader(
                    "Content-Range",
                    "bytes " + part.first() + "-" + part.last() + "/" + file.size());
        }
        answer.setContentLengthLong(part.length());
        if (!"HEAD".equals(request.getMethod())) {
            send(file, part, answer.getOutputStream());
        }
    }

    private ReadableFile file(HttpServletRequest request, Matcher path) {
        DocumentId document = new DocumentId(Long.parseLong(path.group(1)));
        if (path.group(2) != null) {
            return reading.attachment(
                    current.required(), document, Integer.parseInt(path.group(2)));
        }
        if (path.group().endsWith("/dau-den")) {
            return stamps.file(current.required(), document);
        }
        String version = request.getParameter("ban");
        boolean named = version != null && version.matches("[0-9]{1,6}");
        return reading.version(current.required(), document, named ? Integer.parseInt(version) : 0);
    }

    private static void head(
            HttpServletRequest request,
            HttpServletResponse answer,
            ReadableFile file,
            boolean attachment) {
        boolean byReader = !attachment && "empty".equals(request.getHeader("Sec-Fetch-Dest"));
        answer.setContentType(attachment ? "application/octet-stream" : PDF);
        answer.setHeader("Content-Disposition", Disposition.of(byReader, file.fileName()));
        answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        answer.setHeader("Cache-Control", "private, no-store");
        answer.setHeader("Accept-Ranges", "bytes");
        answer.setHeader("ETag", "\"" + file.sha256() + "\"");
    }

    /** A part of another version is of no use: then the whole of this one is sent. */
    private static String rangeHeader(HttpServletRequest request, ReadableFile file) {
        String ifRange = request.getHeader("If-Range");
        boolean same = ifRange == null || file.sha256().equals(unquoted(ifRange));
        return same ? request.getHeader("Range") : null;
    }

    private static String unquoted(String tag) {
        return tag == null ? null : tag.strip().replaceAll("^\"|\"$", "");
    }

    private static void send(ReadableFile file, ByteRange part, OutputStream out)
            throws IOException {
        try (FileChannel bytes = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            WritableByteChannel target = Channels.newChannel(out);
            long at = part.first();
            while (at <= part.last()) {
                long sent = bytes.transferTo(at, part.last() - at + 1, target);
                if (sent <= 0) {
                    throw new IOException("the stored file is shorter than recorded");
                }
                at += sent;
            }
        }
    }
}
