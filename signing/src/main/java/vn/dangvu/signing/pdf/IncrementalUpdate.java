package vn.dangvu.signing.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One revision to be appended to a file (ISO 32000-1 §7.5.6). Nothing before it is touched; the
 * cross-reference data have the form of the newest section of the file, as the norm wants.
 */
public final class IncrementalUpdate {

    private static final int ROOM_FOR_OBJECT = 512;
    private static final int ROOM_FOR_XREF = 1024;

    /** Kind, offset and generation in a cross-reference stream. */
    private static final PdfObject WIDTHS =
            PdfObject.Array.of(PdfObject.Num.of(1), PdfObject.Num.of(8), PdfObject.Num.of(2));

    /** An object given as bytes: everything between "obj" and "endobj". */
    private static final class Body {
        final int generation;
        final String dictionary;
        final int zeros;
        final String afterZeros;
        final byte[] stream;

        Body(int generation, String dictionary, byte[] stream) {
            this(generation, dictionary, 0, "", stream);
        }

        Body(int generation, String dictionary, int zeros, String afterZeros, byte[] stream) {
            this.generation = generation;
            this.dictionary = dictionary;
            this.zeros = zeros;
            this.afterZeros = afterZeros;
            this.stream = stream;
        }

        void writeTo(PdfWriter out) {
            out.raw(dictionary).zeros(zeros).raw(afterZeros);
            if (stream != null) {
                out.raw("\nstream\n").raw(stream).raw("\nendstream");
            }
        }

        /** Bytes it takes, or a few more. */
        int size() {
            return dictionary.length() + zeros + (stream == null ? 0 : stream.length) + 100;
        }
    }

    private final PdfFile base;
    private final Map<Integer, Body> objects = new TreeMap<>();
    private final Map<Integer, Long> offsets = new LinkedHashMap<>();
    private int next;

    public IncrementalUpdate(PdfFile base) {
        this.base = base;
        this.next = base.freeNumber();
    }

    /** Reserves the number of a new object. */
    public PdfObject.Ref allocate() {
        return new PdfObject.Ref(next++, 0);
    }

    /** Adds a new object, or replaces one that exists under this reference. */
    public void put(PdfObject.Ref ref, PdfObject value) {
        objects.put(ref.number(), new Body(ref.generation(), written(ref, value), null));
    }

    /** An object as it is written into the file, its strings encrypted where the file is. */
    public String written(PdfObject.Ref ref, PdfObject value) {
        PdfObject stored = value;
        if (base.encryption() != null) {
            try {
                stored = base.encryption().encrypted(value, ref.number(), ref.generation());
            } catch (PdfSyntaxException e) {
                throw new IllegalStateException("every JDK has these ciphers", e);
            }
        }
        return text(new PdfWriter(ROOM_FOR_OBJECT).write(stored));
    }

    /** Adds an object written by the caller, with digits 0 in it that are filled in later. */
    public void putWithZeros(PdfObject.Ref ref, String before, int zeros, String after) {
        objects.put(ref.number(), new Body(ref.generation(), before, zeros, after, null));
    }

    public void putStream(PdfObject.Ref ref, PdfObject.Dict dict, byte[] data) {
        byte[] stored =
                base.encryption() == null
                        ? data.clone()
                        : base.encryption().encryptedStream(data, ref.number(), ref.generation());
        PdfObject.Dict complete = dict.with("Length", PdfObject.Num.of(stored.length));
        objects.put(ref.number(), new Body(ref.generation(), written(ref, complete), stored));
    }

    public PdfObject.Ref add(PdfObject value) {
        PdfObject.Ref ref = allocate();
        put(ref, value);
        return ref;
    }

    public PdfObject.Ref addStream(PdfObject.Dict dict, byte[] data) {
        PdfObject.Ref ref = allocate();
        putStream(ref, dict, data);
        return ref;
    }

    /** Offset in the whole file of an object, once {@link #bytes} was called. */
    public long offsetOf(PdfObject.Ref ref) {
        return offsets.get(ref.number());
    }

    /** The revision, to be written right after the bytes of the file. */
    public byte[] bytes() {
        long start = base.bytes().length();
        int size = ROOM_FOR_XREF;
        for (Body body : objects.values()) {
            size += body.size();
        }
        PdfWriter out = new PdfWriter(size);
        int last = base.bytes().at(start - 1);
        if (last != '\n' && last != '\r') {
            out.raw("\n");
        }
        for (Map.Entry<Integer, Body> object : objects.entrySet()) {
            Body body = object.getValue();
            offsets.put(object.getKey(), start + out.length());
            out.raw(object.getKey() + " " + body.generation + " obj\n");
            body.writeTo(out);
            out.raw("\nendobj\n");
        }
        long xref = start + out.length();
        if (base.sections().get(0).stream()) {
            writeStream(out, xref);
        } else {
            writeTable(out);
        }
        return out.raw("startxref\n" + xref + "\n%%EOF\n").bytes();
    }

    private void writeTable(PdfWriter out) {
        out.raw("xref\n");
        for (List<Integer> run : runs(new ArrayList<>(offsets.keySet()))) {
            out.raw(run.get(0) + " " + run.size() + "\n");
            for (int number : run) {
                out.raw(
                        padded(offsets.get(number), 10)
                                + " "
                                + padded(objects.get(number).generation, 5)
                                + " n \n");
            }
        }
        out.raw("trailer\n").write(new PdfObject.Dict(trailer(next))).raw("\n");
    }

    private void writeStream(PdfWriter out, long xref) {
        int own = next++;
        offsets.put(own, xref);
        List<PdfObject> index = new ArrayList<>();
        PdfWriter rows = new PdfWriter(ROOM_FOR_XREF);
        for (List<Integer> run : runs(new ArrayList<>(offsets.keySet()))) {
            index.add(PdfObject.Num.of(run.get(0)));
            index.add(PdfObject.Num.of(run.size()));
            for (int number : run) {
                int generation = number == own ? 0 : objects.get(number).generation;
                rows.raw(
                        ByteBuffer.allocate(11)
                                .put((byte) 1)
                                .putLong(offsets.get(number))
                                .putShort((short) generation)
                                .array());
            }
        }
        Map<String, PdfObject> dict = trailer(next);
        dict.put("Type", new PdfObject.Name("XRef"));
        dict.put("W", WIDTHS);
        dict.put("Index", new PdfObject.Array(index));
        dict.put("Length", PdfObject.Num.of(rows.length()));
        out.raw(own + " 0 obj\n").write(new PdfObject.Dict(dict));
        out.raw("\nstream\n").raw(rows.bytes()).raw("\nendstream\nendobj\n");
    }

    private Map<String, PdfObject> trailer(int size) {
        Map<String, PdfObject> trailer = new LinkedHashMap<>();
        for (String key : List.of("Root", "Info", "ID", "Encrypt")) {
            if (base.trailer().has(key)) {
                trailer.put(key, base.trailer().get(key));
            }
        }
        trailer.put("Size", PdfObject.Num.of(size));
        trailer.put("Prev", PdfObject.Num.of(base.sections().get(0).offset()));
        return trailer;
    }

    private static List<List<Integer>> runs(List<Integer> numbers) {
        numbers.sort(null);
        List<List<Integer>> runs = new ArrayList<>();
        int previous = -2;
        for (int number : numbers) {
            if (number != previous + 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(number);
            previous = number;
        }
        return runs;
    }

    private static String padded(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String text(PdfWriter writer) {
        return new String(writer.bytes(), StandardCharsets.ISO_8859_1);
    }
}
