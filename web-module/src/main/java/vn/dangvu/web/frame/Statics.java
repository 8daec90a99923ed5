package vn.dangvu.web.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The style sheet, fonts and scripts, read once into memory and compressed once (about 2 MB).
 *
 * <p>One version stands for the whole tree, so that files may name each other by relative paths; it
 * changes when any file changes, therefore browsers may keep a file for ever.
 */
@ApplicationScoped
public class Statics {
    private static final String ROOT = "/WEB-INF/static/";
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "mjs", "text/javascript;charset=UTF-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "pfb", "application/octet-stream",
                    "ttf", "font/ttf",
                    "txt", "text/plain;charset=UTF-8");

    /** Compressing these gains nothing: they are compressed inside. */
    private static final Set<String> DENSE = Set.of("woff2", "png");

    /**
     * @param gzip the same bytes compressed; null when not worth it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StaticFile(String type, byte[] bytes, byte[] gzip) {}

    @Inject ServletContext context;
    private final Map<String, StaticFile> files = new TreeMap<>();
    private String version;

    @PostConstruct
    void read() {
        readFolder(ROOT);
        version = fingerprint();
    }

    /** The address of a file for pages, for example {@code /tinh/1f2e3d4c/look.css}. */
    public String url(String name) {
        return context.getContextPath() + Paths.STATIC + version + "/" + name;
    }

    String version() {
        return version;
    }

    Optional<StaticFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private void readFolder(String folder) {
        for (String path : context.getResourcePaths(folder)) {
            if (path.endsWith("/")) {
                readFolder(path);
            } else {
                files.put(path.substring(ROOT.length()), readFile(path));
            }
        }
    }

    private StaticFile readFile(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(extension, "text/plain;charset=UTF-8");
        try (InputStream in = context.getResourceAsStream(path)) {
            byte[] bytes = in.readAllBytes();
            return new StaticFile(type, bytes, DENSE.contains(extension) ? null : zip(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, StaticFile> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue().bytes());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
