package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How much a page unpacks to, images aside, counted before a library reads its text that knows no
 * bounds: a file of a few kilobytes may claim gigabytes.
 */
final class PageWeight {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_OBJECTS = 100_000;
    private static final int DEEPEST = 64;

    private final PdfFile file;
    private final Set<Integer> seen = new HashSet<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private long bytes;
    private int objects;

    /**
     * @param drawn whether it stands among what a page draws from, where images are
     */
    private record Part(PdfObject value, boolean drawn) {}

    private PageWeight(PdfFile file) {
        this.file = file;
    }

    /**
     * @throws PdfSyntaxException too much, or packed in a way that is not understood
     */
    static void requireBearable(PdfFile file, PageTree.Page page) throws PdfSyntaxException {
        PageWeight weight = new PageWeight(file);
        weight.push(page.dict().get("Contents"), "Contents");
        PdfObject.Dict node = page.dict();
        for (int depth = 0; depth < DEEPEST && !node.entries().isEmpty(); depth++) {
            weight.push(node.get("Resources"), "Resources");
            node = file.dict(node.get("Parent"));
        }
        weight.count();
    }

    private void count() throws PdfSyntaxException {
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (++objects > MOST_OBJECTS || bytes > MOST_BYTES) {
                throw new PdfSyntaxException(
                        PdfSyntaxException.Kind.TOO_COMPLEX, "too much on one page");
            }
            if (part.value instanceof PdfObject.Ref ref) {
                if (seen.add(ref.number())) {
                    open.push(new Part(file.resolve(ref), part.drawn));
                }
            } else if (part.value instanceof PdfObject.Array array) {
                array.items().forEach(item -> open.push(new Part(item, false)));
            } else if (part.value instanceof PdfObject.Dict dict) {
                dict.entries().forEach((key, value) -> push(value, key));
            } else if (part.value instanceof PdfObject.Stream stream) {
                // an image only where images are drawn from: a font may call itself one
                if (!part.drawn || !stream.dict().name("Subtype").equals("Image")) {
                    bytes += file.decoded(stream).length;
                    open.push(new Part(stream.dict(), false));
                }
            }
        }
    }

    private void push(PdfObject value, String key) {
        if (key.equals("XObject") && resolved(value) instanceof PdfObject.Dict drawn) {
            drawn.entries().values().forEach(one -> open.push(new Part(one, true)));
        } else {
            open.push(new Part(value, false));
        }
    }

    private PdfObject resolved(PdfObject value) {
        try {
            return file.resolve(value);
        } catch (PdfSyntaxException damaged) {
            return PdfObject.NULL;
        }
    }
}
