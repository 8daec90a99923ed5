package vn.dangvu.signing.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves objects of one file, with all they refer to, into a revision of another. */
public final class ObjectCopy {

    private final PdfFile from;
    private final IncrementalUpdate to;
    private final Map<Integer, PdfObject.Ref> copied = new HashMap<>();

    public ObjectCopy(PdfFile from, IncrementalUpdate to) {
        this.from = from;
        this.to = to;
    }

    /** The value with what it refers to, added to the revision. */
    public PdfObject copy(PdfObject value) throws PdfSyntaxException {
        if (value instanceof PdfObject.Ref ref) {
            return copyOf(ref);
        }
        if (value instanceof PdfObject.Array array) {
            List<PdfObject> items = new ArrayList<>();
            for (PdfObject item : array.items()) {
                items.add(copy(item));
            }
            return new PdfObject.Array(items);
        }
        if (value instanceof PdfObject.Dict dict) {
            Map<String, PdfObject> entries = new LinkedHashMap<>();
            for (Map.Entry<String, PdfObject> entry : dict.entries().entrySet()) {
                entries.put(entry.getKey(), copy(entry.getValue()));
            }
            return new PdfObject.Dict(entries);
        }
        return value;
    }

    private PdfObject copyOf(PdfObject.Ref ref) throws PdfSyntaxException {
        PdfObject.Ref known = copied.get(ref.number());
        if (known != null) {
            return known;
        }
        PdfObject target = from.object(ref.number());
        PdfObject.Ref made = to.allocate();
        copied.put(ref.number(), made);
        if (target instanceof PdfObject.Stream stream) {
            to.putStream(made, (PdfObject.Dict) copy(stream.dict()), bytes(stream));
        } else {
            to.put(made, copy(target));
        }
        return made;
    }

    private static byte[] bytes(PdfObject.Stream stream) throws PdfSyntaxException {
        return stream.source().read(stream.start(), (int) stream.length());
    }
}
