package vn.dangvu.signing.pdf;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects that were read, the last used ones, as many as some megabytes hold. */
final class ObjectCache {

    private static final long MOST = 200_000;
    private static final long LARGEST = MOST / 10;
    private static final int BYTES_FOR_ONE = 64;

    private record Cached(PdfObject value, long weight) {}

    private final Map<Integer, Cached> objects = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    PdfObject get(int number) {
        Cached found = objects.get(number);
        return found == null ? null : found.value;
    }

    /**
     * Keeps an object unless it is large.
     *
     * @param elements objects in it, one in another
     * @param bytes that it takes in the file
     */
    void put(int number, PdfObject value, int elements, long bytes) {
        long added = elements + bytes / BYTES_FOR_ONE;
        if (added > LARGEST) {
            return;
        }
        Cached earlier = objects.put(number, new Cached(value, added));
        weight += added - (earlier == null ? 0 : earlier.weight);
        Iterator<Cached> eldest = objects.values().iterator();
        while (weight > MOST) {
            weight -= eldest.next().weight;
            eldest.remove();
        }
    }

    void clear() {
        objects.clear();
        weight = 0;
    }
}
