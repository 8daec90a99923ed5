package vn.dangvu.signing.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows the chain of cross-reference sections from the end of a file (ISO 32000-1 §7.5). */
final class XrefReader {

    private static final int TAIL = 2048;
    private static final int MOST_SECTIONS = 5000;
    private static final int MOST_OBJECTS = 1_000_000;

    private final PdfFile file;
    private final PdfBytes bytes;
    private int count;

    XrefReader(PdfFile file, PdfBytes bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * All sections, newest first.
     *
     * @param known those of a longer or shorter beginning of the same file, read already
     */
    List<XrefSection> sections(List<XrefSection> known) throws PdfSyntaxException {
        List<XrefSection> sections = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long offset = startxref();
        while (offset >= 0) {
            int at = index(known, offset);
            if (at >= 0) {
                sections.addAll(known.subList(at, known.size()));
                break;
            }
            if (!seen.add(offset) || sections.size() >= MOST_SECTIONS) {
                throw new PdfSyntaxException("cross-reference sections run in a circle");
            }
            XrefSection section = section(offset);
            sections.add(section);
            offset = -1;
            if (section.trailer().has("Prev")) {
                offset = PdfFile.number(section.trailer().get("Prev"), -1);
                if (offset < 0) {
                    throw new PdfSyntaxException("unusable /Prev");
                }
            }
        }
        return sections;
    }

    /**
     * Where a section is among those read already; it and all before it must lie within these bytes,
     * as they would have to if they were read anew.
     */
    private int index(List<XrefSection> known, long offset) {
        int found = -1;
        for (int i = 0; i < known.size(); i++) {
            XrefSection section = known.get(i);
            if (section.offset() == offset) {
                found = i;
            }
            // what a hybrid section refers to may lie anywhere
            if (found >= 0 && (section.end() > bytes.length() || section.hybrid())) {
                return -1;
            }
        }
        return found;
    }

    private long startxref() throws PdfSyntaxException {
        String word = "startxref";
        for (long at = bytes.length() - word.length();
                at >= Math.max(0, bytes.length() - TAIL);
                at--) {
            if (bytes.at(at) == 's') {
                PdfParser parser = new PdfParser(bytes, at, true);
                if (parser.accept(word)) {
                    return parser.wholeNumber();
                }
            }
        }
        throw new PdfSyntaxException("no startxref at the end");
    }

    private XrefSection section(long offset) throws PdfSyntaxException {
        if (offset >= bytes.length()) {
            throw new PdfSyntaxException("cross-reference section beyond the end");
        }
        PdfParser parser = new PdfParser(bytes, offset, true);
        return parser.accept("xref") ? table(offset, parser) : stream(offset);
    }

    private XrefSection table(long offset, PdfParser parser) throws PdfSyntaxException {
        Map<Integer, XrefSection.Entry> entries = new HashMap<>();
        long start = parser.position;
        while (!parser.accept("trailer")) {
            int first = parser.smallNumber();
            int count = parser.smallNumber();
            for (int i = 0; i < count; i++) {
                long place = parser.wholeNumber();
                int generation = parser.smallNumber();
                boolean used = parser.accept("n");
                if (!used) {
                    parser.expect("f");
                }
                put(
                        entries,
                        first + (long) i,
                        new XrefSection.Entry(used && place != 0 ? 1 : 0, place, generation));
            }
        }
        // rows have a fixed length: programs that count bytes would read what a comment hides
        if (bytes.indexOf('%', start, parser.position - start) >= 0) {
            throw new PdfSyntaxException("comment in a cross-reference table");
        }
        if (!(parser.object() instanceof PdfObject.Dict trailer) || parser.contradicts()) {
            throw new PdfSyntaxException("no trailer dictionary");
        }
        boolean hybrid = trailer.get("XRefStm") instanceof PdfObject.Num;
        if (trailer.get("XRefStm") instanceof PdfObject.Num place) {
            XrefSection hidden = stream(place.asLong());
            hidden.entries()
                    .forEach(
                            (number, entry) -> {
                                XrefSection.Entry shown = entries.get(number);
                                if (shown == null || shown.kind() == 0) {
                                    entries.put(number, entry);
                                }
                            });
        }
        return new XrefSection(offset, parser.position, false, hybrid, trailer, entries);
    }

    private XrefSection stream(long offset) throws PdfSyntaxException {
        PdfFile.Indirect indirect = file.indirectAt(offset, null);
        if (!(indirect.value() instanceof PdfObject.Stream stream)
                || !stream.dict().name("Type").equals("XRef")) {
            throw new PdfSyntaxException("no cross-reference section at " + offset);
        }
        byte[] data = Filters.decode(file, stream);
        int[] widths = widths(stream.dict());
        Map<Integer, XrefSection.Entry> entries = new HashMap<>();
        int at = 0;
        int row = widths[0] + widths[1] + widths[2];
        if (stream.dict().get("Index") instanceof PdfObject.Ref) {
            throw new PdfSyntaxException("unusable /Index in cross-reference stream");
        }
        List<PdfObject> index =
                stream.dict().get("Index") instanceof PdfObject.Array array
                        ? array.items()
                        : List.of(PdfObject.Num.of(0), stream.dict().get("Size"));
        for (int i = 0; i + 1 < index.size(); i += 2) {
            long first = number(index.get(i));
            long count = number(index.get(i + 1));
            for (long k = 0; k < count && at + row <= data.length; k++, at += row) {
                int kind = widths[0] == 0 ? 1 : (int) field(data, at, widths[0]);
                long place = field(data, at + widths[0], widths[1]);
                int detail = (int) field(data, at + widths[0] + widths[1], widths[2]);
                put(entries, first + k, new XrefSection.Entry(kind, place, detail));
            }
        }
        return new XrefSection(offset, indirect.end(), true, false, stream.dict(), entries);
    }

    private void put(Map<Integer, XrefSection.Entry> entries, long number, XrefSection.Entry entry)
            throws PdfSyntaxException {
        if (++count > MOST_OBJECTS || number > Integer.MAX_VALUE - 8) {
            throw new PdfSyntaxException(PdfSyntaxException.Kind.TOO_COMPLEX, "too many objects");
        }
        if (entry.kind() > 2 || entry.place() < 0 || entry.detail() < 0) {
            throw new PdfSyntaxException("unusable entry for object " + number);
        }
        XrefSection.Entry other = entries.putIfAbsent((int) number, entry);
        // which of the two counts is not the same for all programs
        if (other != null && !other.equals(entry) && number != 0) {
            throw new PdfSyntaxException("object " + number + " is listed twice");
        }
    }

    private static int[] widths(PdfObject.Dict dict) throws PdfSyntaxException {
        if (!(dict.get("W") instanceof PdfObject.Array array) || array.items().size() < 3) {
            throw new PdfSyntaxException("no /W in cross-reference stream");
        }
        int[] widths = new int[3];
        for (int i = 0; i < 3; i++) {
            long width = number(array.items().get(i));
            if (width > 8) {
                throw new PdfSyntaxException("unusable /W in cross-reference stream");
            }
            widths[i] = (int) width;
        }
        if (widths[1] == 0) {
            throw new PdfSyntaxException("unusable /W in cross-reference stream");
        }
        return widths;
    }

    private static long field(byte[] data, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (data[at + i] & 0xFF);
        }
        return value;
    }

    private static long number(PdfObject value) throws PdfSyntaxException {
        if (value instanceof PdfObject.Num num && num.asLong() >= 0) {
            return num.asLong();
        }
        throw new PdfSyntaxException("a number was expected in a cross-reference stream");
    }
}
