package vn.dangvu.signing.pdf;

import org.apache.pdfbox.pdmodel.encryption.AccessPermission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A PDF, or an earlier revision of one, read from its end. Not thread-safe. Runtime exceptions never
 * leave it on malformed input, except {@link java.io.UncheckedIOException} when the disk fails.
 */
public final class PdfFile {

    private static final int DEEPEST_REFERENCE = 32;
    private static final int MOST_EXTENTS = 200_000;
    private static final int MOST_CACHED_BYTES = 32 << 20;
    private static final int MOST_IN_STREAM = 200_000;
    private static final int BYTES_FOR_ENTRY = 128;

    /**
     * An object in its place.
     *
     * @param sound whether it ends where its length says, and no key in it has two values
     */
    public record Indirect(int number, int generation, PdfObject value, long end, boolean sound) {}

    /**
     * Where an object ends.
     *
     * @param sound as of {@link Indirect}
     * @param inside numbers of the objects whose definitions stand in its stream as they are
     */
    public record Extent(
            int number, int generation, long end, boolean sound, Set<Integer> inside) {}

    private record ObjectStream(List<Integer> numbers, Map<Integer, Long> places, PdfBytes data) {
        long size() {
            return data.length() + (long) BYTES_FOR_ENTRY * numbers.size();
        }
    }

    private final PdfBytes bytes;
    private final List<XrefSection> sections;
    private final Map<Integer, XrefSection.Entry> entries = new HashMap<>();
    private final PdfObject.Dict trailer;
    private final boolean encrypted;
    private final Encryption encryption;
    private final Effort effort;
    private boolean damaged;
    private int resolving;
    private long cachedBytes;
    // of the object that was read last
    private int lastElements;
    private long lastLength;
    private final ObjectCache cache = new ObjectCache();
    private final Map<Long, Extent> extents = new HashMap<>();
    private final Map<Integer, ObjectStream> objectStreams = new LinkedHashMap<>(8, 0.75f, true);

    private PdfFile(PdfBytes bytes, List<XrefSection> known, Effort effort)
            throws PdfSyntaxException {
        this.bytes = bytes;
        this.effort = effort;
        this.sections = new XrefReader(this, bytes).sections(known);
        // oldest first, so that the newest entry stays
        for (int i = sections.size() - 1; i >= 0; i--) {
            spend(2L * sections.get(i).entries().size());
            entries.putAll(sections.get(i).entries());
        }
        this.trailer = sections.get(0).trailer();
        this.encrypted = trailer.has("Encrypt");
        this.encryption = encrypted ? Encryption.of(this) : null;
        cache.clear();
    }

    public static PdfFile open(PdfBytes bytes) throws PdfSyntaxException {
        return new PdfFile(bytes, List.of(), new Effort());
    }

    /**
     * A file that continues one which was read already, or the beginning of one: the cross-reference
     * data they share are not read again, and what they cost is counted together.
     */
    public static PdfFile open(PdfBytes bytes, PdfFile beginning) throws PdfSyntaxException {
        return new PdfFile(bytes, beginning.sections, beginning.effort);
    }

    public PdfBytes bytes() {
        return bytes;
    }

    /**
     * Counts work done with this file.
     *
     * @throws PdfSyntaxException when it was too much in all
     */
    public void spend(long units) throws PdfSyntaxException {
        effort.spend(units);
    }

    /** Newest first. */
    public List<XrefSection> sections() {
        return sections;
    }

    /** The newest entry of each object. */
    public Map<Integer, XrefSection.Entry> entries() {
        return entries;
    }

    public PdfObject.Dict trailer() {
        return trailer;
    }

    public boolean encrypted() {
        return encrypted;
    }

    /** Whether it is encrypted and does not open without a password. */
    public boolean locked() {
        return encrypted && encryption == null;
    }

    /**
     * Whether the owner of an encrypted file lets everybody sign it (ISO 32000-2 table 22).
     *
     * @param newField whether a field is added for the signature, which changes the form
     */
    public boolean permitsSigning(boolean newField) {
        if (!encrypted) {
            return true;
        }
        if (encryption == null) {
            return false;
        }
        AccessPermission permissions = encryption.permissions();
        return newField
                ? permissions.canModify() && permissions.canModifyAnnotations()
                : permissions.canFillInForm() || permissions.canModifyAnnotations();
    }

    /** Null when there is nothing to encrypt. */
    Encryption encryption() {
        return encryption;
    }

    /** Whether something had to be guessed while reading so far. */
    public boolean damaged() {
        return damaged;
    }

    /** A number that no object has. */
    public int freeNumber() {
        int highest = 0;
        for (int number : entries.keySet()) {
            highest = Math.max(highest, number);
        }
        return (int) Math.max(highest + 1L, Math.min(number(trailer.get("Size"), 0), 1 << 30));
    }

    public PdfObject.Dict catalog() throws PdfSyntaxException {
        if (resolve(trailer.get("Root")) instanceof PdfObject.Dict catalog) {
            return catalog;
        }
        throw new PdfSyntaxException("no document catalog");
    }

    /** The object a reference means, {@link PdfObject#NULL} when there is none. */
    public PdfObject resolve(PdfObject value) throws PdfSyntaxException {
        PdfObject current = value;
        for (int i = 0; current instanceof PdfObject.Ref ref; i++) {
            if (i > DEEPEST_REFERENCE) {
                throw new PdfSyntaxException("references run in a circle");
            }
            current = object(ref.number());
        }
        return current;
    }

    /** The dictionary a value is or refers to; empty when it is something else. */
    public PdfObject.Dict dict(PdfObject value) throws PdfSyntaxException {
        PdfObject resolved = resolve(value);
        if (resolved instanceof PdfObject.Stream stream) {
            return stream.dict();
        }
        return resolved instanceof PdfObject.Dict dict ? dict : PdfObject.Dict.empty();
    }

    /** The items of the array a value is or refers to; empty when it is something else. */
    public List<PdfObject> array(PdfObject value) throws PdfSyntaxException {
        return resolve(value) instanceof PdfObject.Array array ? array.items() : List.of();
    }

    public PdfObject object(int number) throws PdfSyntaxException {
        spend(1);
        PdfObject cached = cache.get(number);
        if (cached != null) {
            return cached;
        }
        XrefSection.Entry entry = entries.get(number);
        if (entry == null || entry.kind() == 0) {
            return PdfObject.NULL;
        }
        if (++resolving > DEEPEST_REFERENCE) {
            resolving--;
            throw new PdfSyntaxException("references run in a circle");
        }
        try {
            PdfObject value =
                    entry.kind() == 1
                            ? indirectAt(entry.place(), number).value()
                            : inObjectStream(number, (int) Math.min(entry.place(), 1L << 30));
            cache.put(number, value, lastElements, lastLength);
            return value;
        } finally {
            resolving--;
        }
    }

    /**
     * The indirect object at an offset.
     *
     * @param expected number it must have; null for any
     */
    public Indirect indirectAt(long offset, Integer expected) throws PdfSyntaxException {
        PdfParser parser = new PdfParser(bytes, offset, true);
        int number = parser.smallNumber();
        int generation = parser.smallNumber();
        parser.expect("obj");
        if (expected != null && number != expected) {
            throw new PdfSyntaxException("object " + number + " where " + expected + " should be");
        }
        PdfObject value = parser.object();
        int elements = parser.elements();
        long length = parser.position - offset;
        spend(4 + elements + length / 64);
        boolean sound = !parser.contradicts();
        if (value instanceof PdfObject.Dict dict && parser.accept("stream")) {
            PdfObject.Ref owner = new PdfObject.Ref(number, generation);
            value = stream(dict, parser, owner);
            if (value == null) {
                value = searched(dict, parser, owner);
                damaged = true;
                sound = false;
            }
        }
        if (encryption != null) {
            value = encryption.decrypted(value, number, generation);
        }
        if (!parser.accept("endobj")) {
            damaged = true;
            sound = false;
        }
        lastElements = elements;
        lastLength = length;
        return new Indirect(number, generation, value, parser.position, sound);
    }

    /** Where the object at an offset ends; remembered, since each signature asks for it again. */
    public Extent extent(long offset, Integer expected) throws PdfSyntaxException {
        Extent known = extents.get(offset);
        if (known == null) {
            Indirect found = indirectAt(offset, expected);
            Set<Integer> inside =
                    found.value() instanceof PdfObject.Stream stream ? definedIn(stream) : Set.of();
            known =
                    new Extent(
                            found.number(), found.generation(), found.end(), found.sound(), inside);
            if (extents.size() < MOST_EXTENTS) {
                extents.put(offset, known);
            }
        }
        if (expected != null && known.number() != expected) {
            throw new PdfSyntaxException("object " + known.number() + " where " + expected);
        }
        spend(1);
        return known;
    }

    private Set<Integer> definedIn(PdfObject.Stream stream) throws PdfSyntaxException {
        spend(stream.length() / 16);
        Set<Integer> found = new HashSet<>();
        long last = stream.start() + stream.length();
        for (long at = stream.start(); at < last; at++) {
            at = bytes.indexOf('o', at, last - at);
            if (at < 0) {
                break;
            }
            int number = bytes.definedAt(at, stream.start());
            if (number >= 0) {
                found.add(number);
            }
        }
        return found.isEmpty() ? Set.of() : found;
    }

    private long dataStart(long afterKeyword) {
        long start = afterKeyword;
        if (bytes.at(start) == '\r') {
            start++;
        }
        if (bytes.at(start) == '\n') {
            start++;
        }
        return start;
    }

    /** The stream as long as its dictionary says; null when it does not end there. */
    private PdfObject.Stream stream(PdfObject.Dict dict, PdfParser parser, PdfObject.Ref owner)
            throws PdfSyntaxException {
        long start = dataStart(parser.position);
        long length = streamLength(dict);
        if (length >= 0 && start + length <= bytes.length()) {
            PdfParser after = new PdfParser(bytes, start + length, true);
            if (after.accept("endstream")) {
                parser.position = after.position;
                return new PdfObject.Stream(dict, bytes, start, length, owner);
            }
        }
        return null;
    }

    private long streamLength(PdfObject.Dict dict) throws PdfSyntaxException {
        return number(resolve(dict.get("Length")), -1);
    }

    private PdfObject.Stream searched(PdfObject.Dict dict, PdfParser parser, PdfObject.Ref owner)
            throws PdfSyntaxException {
        long start = dataStart(parser.position);
        for (long at = start; at < bytes.length(); at++) {
            if (bytes.at(at) == 'e') {
                parser.position = at;
                if (parser.accept("endstream")) {
                    spend((at - start) / 16);
                    return new PdfObject.Stream(dict, bytes, start, at - start, owner);
                }
            }
        }
        spend((bytes.length() - start) / 16);
        throw new PdfSyntaxException("stream without end");
    }

    private ObjectStream objects(int container) throws PdfSyntaxException {
        ObjectStream objects = objectStreams.get(container);
        if (objects == null) {
            objects = objectStream(container);
            objectStreams.put(container, objects);
            cachedBytes += objects.size();
            Iterator<ObjectStream> eldest = objectStreams.values().iterator();
            while (cachedBytes > MOST_CACHED_BYTES && objectStreams.size() > 1) {
                cachedBytes -= eldest.next().size();
                eldest.remove();
            }
        }
        return objects;
    }

    /** Number of the object that an object stream has at an index; -1 when it has none there. */
    public int numberAt(int container, int index) throws PdfSyntaxException {
        List<Integer> numbers = objects(container).numbers;
        return index < numbers.size() ? numbers.get(index) : -1;
    }

    private PdfObject inObjectStream(int number, int container) throws PdfSyntaxException {
        ObjectStream objects = objects(container);
        Long place = objects.places.get(number);
        if (place == null) {
            throw new PdfSyntaxException("object " + number + " is not in its object stream");
        }
        PdfParser parser = new PdfParser(objects.data, place, false);
        PdfObject value = parser.object();
        spend(2 + parser.elements() + (parser.position - place) / 64);
        lastElements = parser.elements();
        lastLength = parser.position - place;
        if (parser.contradicts()) {
            throw new PdfSyntaxException("object " + number + " has two values under one key");
        }
        return value;
    }

    private ObjectStream objectStream(int container) throws PdfSyntaxException {
        XrefSection.Entry entry = entries.get(container);
        if (entry == null || entry.kind() != 1) {
            throw new PdfSyntaxException("no object stream " + container);
        }
        if (locked()) {
            throw new PdfSyntaxException(
                    PdfSyntaxException.Kind.ENCRYPTED, "object stream " + container);
        }
        if (!(indirectAt(entry.place(), container).value() instanceof PdfObject.Stream stream)
                || !stream.dict().name("Type").equals("ObjStm")) {
            throw new PdfSyntaxException("no object stream " + container);
        }
        PdfBytes data = PdfBytes.of(Filters.decode(this, stream));
        long count = number(resolve(stream.dict().get("N")), -1);
        long first = number(resolve(stream.dict().get("First")), -1);
        if (count < 0 || count > MOST_IN_STREAM || first < 0 || first > data.length()) {
            throw new PdfSyntaxException("unusable object stream " + container);
        }
        spend(4 * count);
        List<Integer> numbers = new ArrayList<>();
        Map<Integer, Long> places = new HashMap<>();
        PdfParser parser = new PdfParser(data, 0, false);
        for (int i = 0; i < count; i++) {
            int number = parser.smallNumber();
            numbers.add(number);
            // some programs go by the number, some by the place in the list
            if (places.put(number, first + parser.smallNumber()) != null) {
                throw new PdfSyntaxException("object " + number + " is twice in its stream");
            }
        }
        return new ObjectStream(numbers, places, data);
    }

    /** Decoded bytes of a Flate stream of at most 32 MB. */
    public byte[] decoded(PdfObject.Stream stream) throws PdfSyntaxException {
        return Filters.decode(this, stream);
    }

    static long number(PdfObject value, long otherwise) {
        return value instanceof PdfObject.Num num ? num.asLong() : otherwise;
    }

    /**
     * Makes sure that every object is where the cross-reference data say, so that no reader has a
     * reason to rebuild them and see another document.
     */
    public void check() throws PdfSyntaxException {
        for (Map.Entry<Integer, XrefSection.Entry> entry : entries.entrySet()) {
            if (entry.getValue().kind() == 1) {
                PdfParser parser = new PdfParser(bytes, entry.getValue().place(), true);
                if (parser.smallNumber() != entry.getKey()) {
                    throw new PdfSyntaxException("object " + entry.getKey() + " is elsewhere");
                }
                parser.smallNumber();
                parser.expect("obj");
            }
        }
        PdfParser end = new PdfParser(bytes, sections.get(0).end(), true);
        end.expect("startxref");
        if (damaged) {
            throw new PdfSyntaxException("a stream or object without its end");
        }
    }
}
