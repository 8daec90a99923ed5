package vn.dangvu.document;

import java.util.Collection;
import java.util.stream.Collectors;

/** {@code document.id}, 1 or more. */
public record DocumentId(long value) {
    /** Ids as the text form of a PostgreSQL array. */
    public static String array(Collection<DocumentId> ids) {
        return ids.stream()
                .map(id -> Long.toString(id.value()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
