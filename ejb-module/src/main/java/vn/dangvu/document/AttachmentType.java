package vn.dangvu.document;

import vn.dangvu.content.StagedFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** What may hang on a document: the ending and the first bytes must agree. */
final class AttachmentType {
    private static final String ZIP = "504b0304";
    private static final String OLE = "d0cf11e0a1b11ae1";

    /** Ending → first bytes in hexadecimal. */
    private static final Map<String, String> MAGIC =
            Map.ofEntries(
                    Map.entry("pdf", "255044462d"),
                    Map.entry("docx", ZIP),
                    Map.entry("xlsx", ZIP),
                    Map.entry("pptx", ZIP),
                    Map.entry("odt", ZIP),
                    Map.entry("ods", ZIP),
                    Map.entry("doc", OLE),
                    Map.entry("xls", OLE),
                    Map.entry("png", "89504e47"),
                    Map.entry("jpg", "ffd8ff"));

    private AttachmentType() {}

    static boolean fits(StagedFile file) {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        String magic = MAGIC.get(name.substring(name.lastIndexOf('.') + 1));
        return magic != null && firstBytes(file).startsWith(magic);
    }

    private static String firstBytes(StagedFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return HexFormat.of().formatHex(in.readNBytes(8));
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file cannot be read", disk);
        }
    }
}
