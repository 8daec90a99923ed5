package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tools of the attacker: changing bytes in place, adding revisions and cross-references. */
final class Forgery {

    private Forgery() {}

    /** Adds a revision. */
    interface Revision {
        void fill(PdfFile file, IncrementalUpdate update) throws Exception;
    }

    static PdfFile open(byte[] file) throws Exception {
        return PdfFile.open(PdfBytes.of(file));
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Replaces the last occurrence by something of the same length. */
    static byte[] replace(byte[] file, String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        String text = text(file);
        int at = text.lastIndexOf(from);
        assertThat(at).as(from).isGreaterThan(0);
        return latin(text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** The sum that is to be paid, raised in place. */
    static byte[] raised(byte[] file) {
        return replace(file, "one hundred dong", "one million dong");
    }

    static byte[] appended(byte[] file, Revision revision) throws Exception {
        PdfFile pdf = open(file);
        IncrementalUpdate update = new IncrementalUpdate(pdf);
        revision.fill(pdf, update);
        return concat(file, update.bytes());
    }

    /** Appends nothing but a cross-reference table and a trailer. */
    static byte[] table(byte[] file, String rows, String trailer) throws Exception {
        return table(file, open(file), rows, trailer);
    }

    /** The same after bytes that were appended to a signed file already. */
    static byte[] table(byte[] file, PdfFile pdf, String rows, String trailer) {
        return concat(
                file,
                latin(
                        "xref\n"
                                + rows
                                + "trailer\n<</Size "
                                + (pdf.freeNumber() + 1)
                                + " /Prev "
                                + pdf.sections().get(0).offset()
                                + " "
                                + trailer
                                + ">>\nstartxref\n"
                                + file.length
                                + "\n%%EOF\n"));
    }

    /** Appends nothing but a cross-reference stream that puts one object elsewhere. */
    static byte[] stream(byte[] file, int number, long place) throws Exception {
        PdfFile pdf = open(file);
        return concat(
                file,
                latin(
                        pdf.freeNumber()
                                + " 0 obj\n"
                                + RawPdf.stream(
                                        "/Type /XRef /Size "
                                                + (pdf.freeNumber() + 1)
                                                + " /W [1 4 1] /Index ["
                                                + number
                                                + " 1] "
                                                + rootEntry(file)
                                                + " /Prev "
                                                + pdf.sections().get(0).offset(),
                                        streamRow(place))
                                + "\nendobj\nstartxref\n"
                                + file.length
                                + "\n%%EOF\n"));
    }

    /** Row of a cross-reference stream whose /W is [1 4 1]. */
    static String streamRow(long place) {
        StringBuilder row = new StringBuilder("\1");
        for (int shift = 24; shift >= 0; shift -= 8) {
            row.append((char) (place >> shift & 0xFF));
        }
        return row.append('\0').toString();
    }

    static String row(int number, long place) {
        return String.format("%d 1\n%010d 00000 n \n", number, place);
    }

    static String rootEntry(byte[] file) throws Exception {
        return "/Root " + root(open(file)).number() + " 0 R";
    }

    static PdfObject.Dict dict(Object... pairs) {
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.put((String) pairs[i], (PdfObject) pairs[i + 1]);
        }
        return new PdfObject.Dict(entries);
    }

    static PdfObject name(String value) {
        return new PdfObject.Name(value);
    }

    static PdfObject string(String value) {
        return PdfObject.Text.of(value);
    }

    static PdfObject number(long value) {
        return PdfObject.Num.of(value);
    }

    static PdfObject.Ref ref(int number) {
        return new PdfObject.Ref(number, 0);
    }

    static PdfObject.Ref root(PdfFile file) {
        return (PdfObject.Ref) file.trailer().get("Root");
    }

    static PageTree.Page page(PdfFile file) throws Exception {
        return PageTree.pages(file).get(0);
    }

    static PdfObject.Ref content(PdfFile file, int page) throws Exception {
        return (PdfObject.Ref) PageTree.pages(file).get(page).dict().get("Contents");
    }

    static Revision catalog(String key, PdfObject value) {
        return (file, update) -> update.put(root(file), file.catalog().with(key, value));
    }

    static Revision pageEntry(String key, PdfObject value) {
        return (file, update) -> update.put(page(file).ref(), page(file).dict().with(key, value));
    }

    static PdfObject rectangle(double left, double bottom, double width, double height) {
        return Preparation.rectangle(left, bottom, width, height);
    }

    /** A form XObject that hides the sum and names another. */
    static PdfObject.Ref cover(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject resources = page(file).dict().get("Resources");
        return update.addStream(
                dict(
                        "Type", name("XObject"),
                        "Subtype", name("Form"),
                        "BBox", rectangle(0, 0, 280, 60),
                        "Resources", resources),
                latin(RawPdf.cover("Pay: one million dong")));
    }
}
