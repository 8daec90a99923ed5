package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What refers to certain objects of a revision. An object that may change for one reason may be shown
 * for another: document information that is a page's content as well, or a page that draws an object
 * nobody had defined when it was signed.
 */
final class References {

    private static final int MOST_REACHED = 2_000_000;
    private static final int TRAILER = -1;
    // what the document consists of; others, as LibreOffice's /AdditionalStreams, no reader follows
    private static final List<String> TRAILER_KEYS = List.of("Root", "Info", "Encrypt");

    /**
     * One reference.
     *
     * @param holder number of the object that holds it; -1 for the trailer
     * @param path keys that lead to it inside the holder, with "/" between them; arrays have none
     */
    record Use(int holder, String path) {
        boolean isTrailer(String key) {
            return holder == TRAILER && path.equals(key);
        }

        /** The innermost key. */
        String key() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private record Open(PdfObject value, int holder, String path) {}

    private final BitSet reached = new BitSet();
    private final Map<Integer, Set<Use>> uses = new HashMap<>();

    private References() {}

    /**
     * Walks through everything that the trailer leads to; takes as long as parsing all objects.
     *
     * @param wanted numbers of the objects whose uses are remembered
     * @throws PdfSyntaxException when there is too much of it to be sure
     */
    static References in(PdfFile file, Set<Integer> wanted) throws PdfSyntaxException {
        References references = new References();
        wanted.forEach(number -> references.uses.put(number, new HashSet<>()));
        references.walk(file);
        return references;
    }

    private void walk(PdfFile file) throws PdfSyntaxException {
        List<Open> open = new ArrayList<>();
        for (String key : TRAILER_KEYS) {
            open.add(new Open(file.trailer().get(key), TRAILER, key));
        }
        int count = 0;
        while (!open.isEmpty()) {
            Open at = open.remove(open.size() - 1);
            file.spend(1);
            if (at.value instanceof PdfObject.Ref ref) {
                note(ref.number(), at);
                if (ref.number() >= 0 && !reached.get(ref.number())) {
                    reached.set(ref.number());
                    if (++count > MOST_REACHED) {
                        throw new PdfSyntaxException(
                                PdfSyntaxException.Kind.TOO_COMPLEX, "too many objects to compare");
                    }
                    open.add(new Open(file.object(ref.number()), ref.number(), ""));
                }
            } else if (at.value instanceof PdfObject.Array array) {
                array.items().forEach(item -> open.add(new Open(item, at.holder, at.path)));
            } else if (at.value instanceof PdfObject.Dict dict) {
                openEntries(open, dict, at);
            } else if (at.value instanceof PdfObject.Stream stream) {
                openEntries(open, stream.dict(), at);
            }
        }
    }

    private static void openEntries(List<Open> open, PdfObject.Dict dict, Open at) {
        dict.entries()
                .forEach(
                        (key, value) -> {
                            if (value instanceof PdfObject.Ref
                                    || value instanceof PdfObject.Array
                                    || value instanceof PdfObject.Dict) {
                                String path = at.path.isEmpty() ? key : at.path + "/" + key;
                                open.add(new Open(value, at.holder, path));
                            }
                        });
    }

    private void note(int number, Open at) {
        Set<Use> noted = uses.get(number);
        if (noted != null) {
            noted.add(new Use(at.holder, at.path));
        }
    }

    /** Whether anything the document consists of refers to the object. */
    boolean reach(int number) {
        return reached.get(number);
    }

    /** All references to one of the wanted objects. */
    Set<Use> to(int number) {
        return uses.getOrDefault(number, Set.of());
    }
}
