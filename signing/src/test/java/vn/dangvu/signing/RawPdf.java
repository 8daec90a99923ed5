package vn.dangvu.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A document put together object by object, as somebody would who prepares an attack. */
final class RawPdf {

    private final Map<Integer, String> objects = new TreeMap<>();
    private int information = 8;

    private RawPdf() {}

    /**
     * Two pages of text. 1 catalog, 2 page tree, 3 and 4 pages, 5 and 6 their contents, 7 font, 8
     * document information; free numbers from 9.
     */
    static RawPdf order() {
        return new RawPdf()
                .with(1, "<</Type /Catalog /Pages 2 0 R>>")
                .with(2, "<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>")
                .with(3, page("/Contents 5 0 R"))
                .with(4, page("/Contents 6 0 R"))
                .withStream(5, "", text("Payment order", "Pay: one hundred dong"))
                .withStream(6, "", text("Appendix", "Nothing is owed"))
                .with(7, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
                .with(8, "<</Title (Payment order)>>");
    }

    static String page(String entries) {
        return "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200]"
                + " /Resources <</Font <</F1 7 0 R>>>> "
                + entries
                + ">>";
    }

    /** Page content of two lines. */
    static String text(String title, String line) {
        return "BT /F1 20 Tf 30 150 Td (" + title + ") Tj 0 -50 Td /F1 16 Tf (" + line + ") Tj ET";
    }

    /** Content that hides what is under it and says something else. */
    static String cover(String line) {
        return "1 1 1 rg 0 0 280 60 re f 0.8 0 0 rg BT /F1 16 Tf 5 20 Td (" + line + ") Tj ET";
    }

    RawPdf with(int number, String body) {
        objects.put(number, body);
        return this;
    }

    RawPdf withStream(int number, String entries, String data) {
        return with(number, stream(entries, data));
    }

    /** A form XObject that covers the line of the sum. */
    RawPdf withForm(int number, String line) {
        return withStream(
                number,
                "/Type /XObject /Subtype /Form /BBox [0 0 280 60]"
                        + " /Resources <</Font <</F1 7 0 R>>>>",
                cover(line));
    }

    /** Another object as the document information. */
    RawPdf withInformation(int number) {
        information = number;
        return this;
    }

    static String stream(String entries, String data) {
        return "<<" + entries + " /Length " + data.length() + ">>\nstream\n" + data + "\nendstream";
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<Integer, Integer> offsets = new TreeMap<>();
        write(out, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        objects.forEach(
                (number, body) -> {
                    offsets.put(number, out.size());
                    write(out, number + " 0 obj\n" + body + "\nendobj\n");
                });
        int table = out.size();
        write(out, "xref\n0 1\n0000000000 65535 f \n");
        offsets.forEach(
                (number, offset) ->
                        write(out, String.format("%d 1\n%010d 00000 n \n", number, offset)));
        write(
                out,
                "trailer\n<</Size "
                        + (offsets.keySet().stream().mapToInt(Integer::intValue).max().orElse(0)
                                + 1)
                        + " /Root 1 0 R /Info "
                        + information
                        + " 0 R>>\nstartxref\n"
                        + table
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
