package vn.dangvu.launcher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The smallest PDF that says something in Vietnamese: one page, codes of two bytes that are Unicode
 * itself, and the map that tells a reader so. No font is embedded: it is there to be signed and
 * found, not to be looked at.
 */
public final class SmokePdf {
    private static final String TO_UNICODE =
            """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CMapName /Unicode def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            %s
            endcmap CMapName currentdict /CMap defineresource pop end end
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private SmokePdf() {}

    /**
     * @param lines of text, in NFC, at most 40
     */
    public static byte[] of(List<String> lines) {
        return new SmokePdf().write(lines);
    }

    private byte[] write(List<String> lines) {
        add("%PDF-1.7\n%âãÏÓ\n");
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F 5 0 R>>>>>>");
        object(stream(page(lines)));
        object(
                "<</Type/Font/Subtype/Type0/BaseFont/Times-Roman/Encoding/Identity-H"
                        + "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>");
        object(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/Times-Roman/CIDSystemInfo"
                        + "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
                        + "/FontDescriptor 8 0 R>>");
        object(stream(TO_UNICODE.formatted(ranges())));
        object(
                "<</Type/FontDescriptor/FontName/Times-Roman/Flags 4/FontBBox[0 -200 1000 900]"
                        + "/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>");
        trailer();
        return out.toByteArray();
    }

    private static String page(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F 13 Tf 18 TL 60 780 Td\n");
        for (String line : lines) {
            text.append('<');
            line.chars().forEach(c -> text.append(String.format(Locale.ROOT, "%04X", c)));
            text.append("> Tj T*\n");
        }
        return text.append("ET").toString();
    }

    /** The last byte alone may run in a range (ISO 32000-2, 9.10.3), hence one for each first byte. */
    private static String ranges() {
        StringBuilder ranges = new StringBuilder();
        for (int first = 0; first < 0x21; first++) {
            ranges.append(
                    String.format(
                            Locale.ROOT,
                            "1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange%n",
                            first,
                            first,
                            first));
        }
        return ranges.toString();
    }

    private static String stream(String content) {
        int length = content.getBytes(StandardCharsets.ISO_8859_1).length;
        return "<</Length " + length + ">>\nstream\n" + content + "\nendstream";
    }

    private void object(String body) {
        offsets.add(out.size());
        add(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void trailer() {
        int start = out.size();
        add("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(at -> add(String.format(Locale.ROOT, "%010d 00000 n \n", at)));
        add(
                "trailer\n<</Size "
                        + (offsets.size() + 1)
                        + "/Root 1 0 R>>\nstartxref\n"
                        + start
                        + "\n%%EOF\n");
    }

    private void add(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
