package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.concat;
import static vn.dangvu.signing.Forgery.content;
import static vn.dangvu.signing.Forgery.latin;
import static vn.dangvu.signing.Forgery.page;
import static vn.dangvu.signing.Forgery.row;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfFile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Revisions that two programs read in two ways: one sees the document that was signed, the other
 * something else. Whoever judges has to say so, whichever of the two he is.
 */
final class Ambiguities {

    private static final String PAID = RawPdf.text("Payment order", "Pay: one million dong");

    private final byte[] file;
    private final PdfFile pdf;
    private final int content;
    private final int free;
    private final long tableBefore;

    private Ambiguities(byte[] file) throws Exception {
        this.file = file;
        this.pdf = Forgery.open(file);
        this.content = content(pdf, 0).number();
        this.free = pdf.freeNumber();
        this.tableBefore = pdf.sections().get(0).offset();
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        Ambiguities plain = new Ambiguities(twins.plain);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cross-references before the end mark", plain.besideEndMark());
        files.put("last revision without its end mark", plain.withoutEndMark());
        files.put("two rows for one object", plain.twoRows());
        files.put("generation raised and lowered", plain.generations());
        files.forEach(
                (name, after) ->
                        attacks.add(new Attack("two readings", name, SEEN, twins.plain, after)));
        attacks.add(
                new Attack(
                        "two readings",
                        "object twice in an object stream",
                        SEEN,
                        twins.compressed,
                        new Ambiguities(twins.compressed).twiceInStream(true)));
    }

    /** Revisions whose other reading is not that of the program that draws the pictures. */
    static Map<String, byte[]> disputed(Twins twins) throws Exception {
        Ambiguities plain = new Ambiguities(twins.plain);
        return Map.of(
                "two values under a key of a page", plain.repeatedKey(),
                "two catalogs in a trailer", plain.repeatedRoot(),
                "objects behind much space", plain.between(" ".repeat(420) + plain.paid()),
                "objects in a long comment", plain.between("%" + "x".repeat(300) + "\n"),
                "comment among cross-references", plain.commentInTable(),
                "end mark far from the end", concat(twins.plain, latin(" ".repeat(1500))),
                "place in an object stream",
                        new Ambiguities(twins.compressed).twiceInStream(false));
    }

    private String paid() {
        return content + " 0 obj\n" + RawPdf.stream("", PAID) + "\nendobj\n";
    }

    private String table(String rows, long previous) throws Exception {
        return "xref\n"
                + rows
                + "trailer\n<</Size "
                + (free + 1)
                + " /Prev "
                + previous
                + " /Info 8 0 R "
                + Forgery.rootEntry(file)
                + ">>\n";
    }

    private static String end(long table) {
        return "startxref\n" + table + "\n%%EOF\n";
    }

    private String unchanged(int generation) {
        return String.format(
                "%d 1\n%010d %05d n \n", content, pdf.entries().get(content).place(), generation);
    }

    /** A new object that nothing refers to and that holds something else in its data. */
    private String holder(String data) {
        return free + " 0 obj\n" + RawPdf.stream("", data) + "\nendobj\n";
    }

    private long inHolder(String holder, String data) {
        return file.length + (long) holder.indexOf(data);
    }

    // one program takes the last startxref, another the one before the last end mark
    private byte[] besideEndMark() throws Exception {
        String data = paid() + table(row(content, inHolder(holder(paid()), paid())), tableBefore);
        String holder = holder(data);
        // as long as the number of its bytes has as many digits, what is in it does not move
        data = paid() + table(row(content, inHolder(holder, paid())), tableBefore);
        holder = holder(data);
        long forged = inHolder(holder, "xref\n");
        long good = file.length + (long) holder.length();
        return concat(
                file,
                latin(
                        holder
                                + table(row(free, file.length), tableBefore)
                                + end(forged)
                                + "startxref\n"
                                + good
                                + "\n"));
    }

    // the revision that takes the change back ends without a mark
    private byte[] withoutEndMark() throws Exception {
        long table = file.length + (long) paid().length();
        String changed = paid() + table(row(content, file.length), tableBefore) + end(table);
        long last = file.length + (long) changed.length();
        return concat(
                file, latin(changed + table(unchanged(0), table) + "startxref\n" + last + "\n"));
    }

    private byte[] twoRows() throws Exception {
        String holder = holder(paid());
        return concat(
                file,
                latin(
                        holder
                                + table(
                                        unchanged(1)
                                                + row(content, inHolder(holder, paid()))
                                                + row(free, file.length),
                                        tableBefore)
                                + end(file.length + (long) holder.length())));
    }

    // by number the second revision takes the first one back, by number and generation it does not
    private byte[] generations() throws Exception {
        long table = file.length + (long) paid().length();
        String changed = paid() + table(row(content, file.length), tableBefore) + end(table);
        long last = file.length + (long) changed.length();
        return concat(file, latin(changed + table(unchanged(1), table) + end(last)));
    }

    /**
     * A page in an object stream.
     *
     * @param twice as it was and with other content; else only as it was, at a place the
     *     cross-references do not name
     */
    private byte[] twiceInStream(boolean twice) throws Exception {
        int page = page(pdf).ref().number();
        String same = new IncrementalUpdate(pdf).written(Forgery.ref(page), pdf.object(page));
        String other = same.replaceAll("/Contents \\d+ 0 R", "/Contents " + free + " 0 R");
        String numbers = (twice ? page : free + 9) + " " + (twice ? 0 : same.length() + 1) + " ";
        numbers = twice ? numbers + page + " " + (same.length() + 1) + " " : page + " 0 " + numbers;
        String added = free + " 0 obj\n" + RawPdf.stream("", PAID) + "\nendobj\n";
        long container = file.length + (long) added.length();
        added +=
                (free + 1)
                        + " 0 obj\n"
                        + RawPdf.stream(
                                "/Type /ObjStm /N 2 /First " + numbers.length(),
                                numbers + same + " " + other)
                        + "\nendobj\n";
        long table = file.length + (long) added.length();
        String rows =
                Forgery.streamRow(file.length)
                        + Forgery.streamRow(container)
                        + "\2"
                        + Forgery.streamRow(free + 1).substring(1, 5)
                        + "\1";
        return concat(
                file,
                latin(
                        added
                                + (free + 2)
                                + " 0 obj\n"
                                + RawPdf.stream(
                                        "/Type /XRef /Size "
                                                + (free + 3)
                                                + " /W [1 4 1] /Index ["
                                                + free
                                                + " 2 "
                                                + page
                                                + " 1] "
                                                + Forgery.rootEntry(file)
                                                + " /Prev "
                                                + tableBefore,
                                        rows)
                                + "\nendobj\n"
                                + end(table)));
    }

    private byte[] repeatedKey() throws Exception {
        return appended(
                file,
                (f, u) -> {
                    int other = u.addStream(Forgery.dict(), latin(PAID)).number();
                    String dict = u.written(page(f).ref(), page(f).dict());
                    u.putWithZeros(
                            page(f).ref(),
                            "<</Contents " + other + " 0 R" + dict.substring(2),
                            0,
                            "");
                });
    }

    private byte[] repeatedRoot() throws Exception {
        String text =
                Forgery.text(
                        appended(
                                file,
                                (f, u) -> u.add(f.catalog().with("Pages", u.add(Forgery.dict())))));
        int at = text.lastIndexOf("/Root ");
        return latin(text.substring(0, at) + "/Root " + (free + 1) + " 0 R " + text.substring(at));
    }

    /** A revision that changes nothing, with something between its objects and its table. */
    private byte[] between(String hidden) throws Exception {
        String added = free + " 0 obj\n<</A 1>>\nendobj\n" + hidden;
        return concat(
                file,
                latin(
                        added
                                + table(row(free, file.length), tableBefore)
                                + end(file.length + (long) added.length())));
    }

    private byte[] commentInTable() throws Exception {
        String added = free + " 0 obj\n<</A 1>>\nendobj\n";
        return concat(
                file,
                latin(
                        added
                                + table(row(free, file.length) + "%5 1 0000000001\n", tableBefore)
                                + end(file.length + (long) added.length())));
    }
}
