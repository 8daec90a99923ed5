package vn.dangvu.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * What the attacks look like: a page of pictures before and after, the files themselves and a table
 * of verdicts ({@code verdicts.tsv}: file, kind, name, expected, indication, sub-indication).
 */
final class AttackGallery {

    private record Row(
            String file, Attack attack, String expected, Indication indication, String sub) {}

    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    AttackGallery(Path folder, X509Certificate root) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try {
            Files.writeString(
                    folder.resolve("root.pem"), TestPki.pem("CERTIFICATE", root.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void add(
            Attack attack, ReaderView before, ReaderView after, VerificationReport report)
            throws IOException {
        String file = fileName(attack);
        Files.write(folder.resolve(file + ".pdf"), attack.after());
        write(before, file + "-before.png");
        write(after, file + "-after.png");
        rows.add(
                new Row(
                        file + ".pdf",
                        attack,
                        "found",
                        report.indication(),
                        String.valueOf(report.subIndication())));
    }

    /** A clean twin that passed. */
    synchronized void addTwin(Attack attack) throws IOException {
        String file = "twin-of-" + fileName(attack) + ".pdf";
        Files.write(folder.resolve(file), attack.before());
        rows.add(new Row(file, attack, "passed", Indication.TOTAL_PASSED, ""));
    }

    private static String fileName(Attack attack) {
        return (attack.kind() + "-" + attack.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    private void write(ReaderView view, String name) throws IOException {
        if (view.pages != null) {
            ImageIO.write(view.pages, "png", folder.resolve(name).toFile());
        }
    }

    synchronized void write() throws IOException {
        Files.writeString(
                folder.resolve("verdicts.tsv"),
                "file\tkind\tname\texpected\tindication\tsubindication\n"
                        + rows.stream().map(AttackGallery::line).collect(Collectors.joining()));
        StringBuilder html =
                new StringBuilder(
                        "<!doctype html><meta charset=\"utf-8\"><title>Attacks</title>"
                                + "<style>body{font:14px sans-serif}td{padding:4px}"
                                + "img{max-width:420px}</style><table border=\"1\">"
                                + "<tr><th>attack<th>as signed<th>as shown now<th>verdict\n");
        for (Row row : rows) {
            if (row.expected.equals("found")) {
                String file = row.file.substring(0, row.file.length() - 4);
                html.append("<tr><td>")
                        .append(row.attack.kind())
                        .append("<br>")
                        .append(row.attack.name().replace("<", "&lt;"))
                        .append("<br>deceives ")
                        .append(row.attack.effect() == Attack.Effect.SEEN ? "people" : "programs")
                        .append("<td><img src=\"")
                        .append(file)
                        .append("-before.png\"><td><img src=\"")
                        .append(file)
                        .append("-after.png\"><td>")
                        .append(row.indication)
                        .append("<br>")
                        .append(row.sub)
                        .append('\n');
            }
        }
        Files.writeString(
                folder.resolve("index.html"), html.append("</table>\n"), StandardCharsets.UTF_8);
    }

    private static String line(Row row) {
        return String.join(
                        "\t",
                        row.file,
                        row.attack.kind(),
                        row.attack.name(),
                        row.expected,
                        row.indication.toString(),
                        row.sub)
                + "\n";
    }
}
