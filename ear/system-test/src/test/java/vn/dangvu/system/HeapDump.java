package vn.dangvu.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A heap dump in the HPROF format 1.0.2 of HotSpot, of at most 2 GB: where a text stands, and what
 * refers to the array that it stands in.
 */
final class HeapDump {

    private static final int HEADER_OF_RECORD = 9;
    private static final int OBJECT = 2;

    /** Bytes of a value by its type; an identifier has eight on every 64-bit machine. */
    private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    /** Bytes of the roots' records behind their tag. */
    private static final Map<Integer, Integer> ROOTS =
            Map.of(
                    0xff, 8, 0x01, 16, 0x02, 16, 0x03, 16, 0x04, 12, 0x05, 8, 0x06, 12, 0x07, 8,
                    0x08, 16);

    private record Type(long parent, List<Integer> fields) {}

    private final MappedByteBuffer bytes;
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Long> names = new HashMap<>();
    private final Map<Long, Type> types = new HashMap<>();

    private HeapDump(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    static HeapDump open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new HeapDump(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** Offsets at which a text begins, be it in bytes, in a char[] or in a String of either kind. */
    List<Integer> places(String text) {
        List<Integer> places = new ArrayList<>();
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.UTF_16LE)) {
            ByteBuffer wanted = ByteBuffer.wrap(text.getBytes(charset));
            byte first = wanted.get(0);
            for (int at = 0; at + wanted.limit() <= bytes.limit(); at++) {
                if (bytes.get(at) == first && bytes.slice(at, wanted.limit()).equals(wanted)) {
                    places.add(at);
                }
            }
        }
        return places;
    }

    /**
     * Classes of the objects that refer to the arrays at these offsets.
     *
     * @return by offset; {@code nothing} stands for what lies in no array that anything refers to
     */
    Map<Integer, Set<String>> holders(List<Integer> places) {
        Map<Integer, Set<String>> holders = new TreeMap<>();
        places.forEach(place -> holders.put(place, new TreeSet<>()));
        Map<Long, Set<String>> arrays = new HashMap<>();
        // what a class looks like may be told after its objects
        walk(new Arrays(holders, arrays));
        walk(new Referrers(arrays));
        holders.values().stream().filter(Set::isEmpty).forEach(none -> none.add("nothing"));
        return holders;
    }

    /** What is done with the objects of a dump. */
    private interface Visitor {
        default void primitives(long id, int from, int to) {}

        default void object(long type, int from) {}

        default void references(long type, int from, int count) {}

        default void reference(long type, long to) {}
    }

    /** Finds the arrays in which places lie. */
    private record Arrays(Map<Integer, Set<String>> holders, Map<Long, Set<String>> arrays)
            implements Visitor {
        @Override
        public void primitives(long id, int from, int to) {
            holders.forEach(
                    (place, found) -> {
                        if (place >= from && place < to) {
                            Set<String> known = arrays.putIfAbsent(id, found);
                            if (known != null) {
                                holders.put(place, known);
                            }
                        }
                    });
        }
    }

    /** Finds what refers to arrays. */
    private final class Referrers implements Visitor {
        private final Map<Long, Set<String>> arrays;
        private final Map<Long, List<Integer>> layouts = new HashMap<>();

        Referrers(Map<Long, Set<String>> arrays) {
            this.arrays = arrays;
        }

        @Override
        public void object(long type, int from) {
            for (int offset : layouts.computeIfAbsent(type, HeapDump.this::layout)) {
                reference(type, bytes.getLong(from + offset));
            }
        }

        @Override
        public void references(long type, int from, int count) {
            for (int i = 0; i < count; i++) {
                reference(type, bytes.getLong(from + Long.BYTES * i));
            }
        }

        @Override
        public void reference(long type, long to) {
            Set<String> holders = arrays.get(to);
            if (holders != null) {
                holders.add(texts.get(names.get(type)).replace('/', '.'));
            }
        }
    }

    /** Offsets of the references in an object. */
    private List<Integer> layout(long type) {
        List<Integer> offsets = new ArrayList<>();
        int offset = 0;
        Type one = types.get(type);
        while (one != null) {
            for (int field : one.fields) {
                if (field == OBJECT) {
                    offsets.add(offset);
                }
                offset += SIZES[field];
            }
            one = types.get(one.parent);
        }
        return offsets;
    }

    // ---- the format

    private void walk(Visitor visitor) {
        int at = 0;
        while (bytes.get(at) != 0) {
            at++;
        }
        if (bytes.getInt(at + 1) != Long.BYTES) {
            throw new IllegalStateException("identifiers of another size");
        }
        at += 1 + Integer.BYTES + Long.BYTES;
        while (at < bytes.limit()) {
            int tag = bytes.get(at);
            int body = at + HEADER_OF_RECORD;
            int end = body + bytes.getInt(at + 5);
            switch (tag) {
                case 0x01 -> texts.put(bytes.getLong(body), text(body + Long.BYTES, end));
                case 0x02 -> names.put(bytes.getLong(body + 4), bytes.getLong(body + 16));
                case 0x0c, 0x1c -> walkObjects(body, end, visitor);
                default -> {}
            }
            at = end;
        }
    }

    private String text(int from, int to) {
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private void walkObjects(int from, int end, Visitor visitor) {
        int at = from;
        while (at < end) {
            int tag = bytes.get(at) & 0xff;
            at++;
            switch (tag) {
                case 0x20 -> at = readClass(at, visitor);
                case 0x21 -> {
                    visitor.object(bytes.getLong(at + 12), at + 24);
                    at += 24 + bytes.getInt(at + 20);
                }
                case 0x22 -> {
                    int count = bytes.getInt(at + 12);
                    visitor.references(bytes.getLong(at + 16), at + 24, count);
                    at += 24 + Long.BYTES * count;
                }
                case 0x23 -> {
                    int to = at + 17 + bytes.getInt(at + 12) * SIZES[bytes.get(at + 16)];
                    visitor.primitives(bytes.getLong(at), at + 17, to);
                    at = to;
                }
                default -> at += ROOTS.get(tag);
            }
        }
    }

    private int readClass(int from, Visitor visitor) {
        long id = bytes.getLong(from);
        // identifier, stack, parent, loader, signers, domain, two reserved, size
        int at = from + 7 * Long.BYTES + 2 * Integer.BYTES;
        int constants = bytes.getShort(at);
        at += Short.BYTES;
        for (int i = 0; i < constants; i++) {
            at += 3 + SIZES[bytes.get(at + 2)];
        }
        int statics = bytes.getShort(at);
        at += Short.BYTES;
        for (int i = 0; i < statics; i++) {
            int type = bytes.get(at + Long.BYTES);
            at += Long.BYTES + 1;
            if (type == OBJECT) {
                visitor.reference(id, bytes.getLong(at));
            }
            at += SIZES[type];
        }
        int count = bytes.getShort(at);
        at += Short.BYTES;
        List<Integer> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add((int) bytes.get(at + Long.BYTES));
            at += Long.BYTES + 1;
        }
        types.put(id, new Type(bytes.getLong(from + 12), fields));
        return at;
    }
}
