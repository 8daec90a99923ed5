package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The title a reader shows above the pages: that of the metadata (ISO 16684-1, dc:title), or else that
 * of the document information. Programs copy the one into the other, which changes nothing.
 */
final class DocumentTitle {

    private static final int MOST_METADATA = 1 << 20;
    // whatever prefix the name space has; a parser would have to be kept from reaching out
    private static final Pattern TITLE = Pattern.compile("<[^<>/\\s]*:title\\b[^>]*>");

    private DocumentTitle() {}

    /** Empty without one. */
    static String of(PdfFile file) throws PdfSyntaxException {
        String title = "";
        if (file.resolve(file.catalog().get("Metadata")) instanceof PdfObject.Stream stream) {
            title = inMetadata(file, stream);
        }
        if (title.isEmpty()) {
            title = Signable.text(file, file.dict(file.trailer().get("Info")), "Title");
        }
        return title == null ? "" : title.strip();
    }

    private static String inMetadata(PdfFile file, PdfObject.Stream stream) {
        byte[] data;
        try {
            data = file.decoded(stream);
        } catch (PdfSyntaxException e) {
            // what no program can read is not shown
            return "";
        }
        String text =
                new String(data, 0, Math.min(data.length, MOST_METADATA), StandardCharsets.UTF_8)
                        .replace("\0", "");
        Matcher start = TITLE.matcher(text);
        int end = start.find() ? text.indexOf(":title", start.end()) : -1;
        return end < 0
                ? ""
                : text.substring(start.end(), end)
                        .replaceAll("<[^>]*>?", "")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&")
                        .strip();
    }
}
