package vn.dangvu.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Signed files that are left for the judge: a folder in {@code target/produced} with the certificates
 * to believe ({@code trusted.pem}) and the levels of each file's signatures ({@code levels.tsv}).
 */
final class Produced {

    private final Path folder;
    private final Map<String, String> levels = new TreeMap<>();

    Produced(String name, TestPki pki) throws Exception {
        this(name, List.of(pki.issuer.certificate(), pki.root.certificate()));
    }

    Produced(String name, List<X509Certificate> anchors) throws Exception {
        folder = Files.createDirectories(Path.of("target/produced").resolve(name));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        StringBuilder trusted = new StringBuilder();
        for (X509Certificate anchor : anchors) {
            trusted.append(TestPki.pem("CERTIFICATE", anchor.getEncoded()));
        }
        Files.writeString(folder.resolve("trusted.pem"), trusted);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Lets the judge look at a file of the folder. */
    synchronized void judged(Path file, SignatureLevel... made) {
        levels.put(
                file.getFileName().toString(),
                String.join(" ", Stream.of(made).map(SignatureLevel::toString).toList()));
    }

    void copied(Path file, String name, SignatureLevel... made) throws IOException {
        judged(Files.copy(file, file(name), StandardCopyOption.REPLACE_EXISTING), made);
    }

    /** Without the table the judge says that nothing was produced. */
    void close() throws IOException {
        StringBuilder table = new StringBuilder("file\tlevels\n");
        levels.forEach((file, made) -> table.append(file).append('\t').append(made).append('\n'));
        Files.writeString(folder.resolve("levels.tsv"), table);
    }
}
