package vn.dangvu.worker;

import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Range;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads Word 97–2003 run by run where it uses fonts of a legacy encoding. */
final class OldWordReader {

    private OldWordReader() {}

    /** The text by fonts; empty when no run uses a legacy font, or the file wants another reader. */
    static Optional<FontText> read(Path file) throws IOException {
        if (!namesLegacyFont(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                HWPFDocument document = new HWPFDocument(in)) {
            FontText text = new FontText();
            Range range = document.getOverallRange();
            for (int i = 0; i < range.numCharacterRuns(); i++) {
                CharacterRun run = range.getCharacterRun(i);
                if (!run.isMarkedDeleted()) {
                    text.add(withoutFields(run.text()), run.getFontName());
                }
            }
            return text.encodings().isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (RuntimeException otherFormat) {
            // locked, older or broken: the reader for all files finds the reason
            return Optional.empty();
        }
    }

    /** A quick look for the names of fonts, since few documents need this reader. */
    private static boolean namesLegacyFont(Path file) throws IOException {
        String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
        return octets.contains(".\0V\0n\0") || octets.contains("V\0N\0I\0");
    }

    /**
     * Paragraph, cell and line ends of Word as line ends, its hyphens as such: the optional one is
     * {@code ư} in TCVN3. Its other controls go.
     */
    private static String withoutFields(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r', '\u000B', '\f', '\u0007' -> plain.append('\n');
                case '\u001E' -> plain.append('-');
                case '\u001F' -> plain.append('\u00AD');
                case '\u0013', '\u0014', '\u0015', '\u0001', '\b' -> plain.append(' ');
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
