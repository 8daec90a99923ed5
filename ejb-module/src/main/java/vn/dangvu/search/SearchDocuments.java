package vn.dangvu.search;

import vn.dangvu.document.DocumentKind;

import java.util.Set;

/**
 * A search.
 *
 * @param text as typed; empty lists everything the person may see, newest first
 * @param types codes of types; empty means any, as with the next three
 * @param issuers ids of units; those below them count too
 * @param newestFirst instead of best first
 * @param asTyped exactly the letters typed, diacritics included
 * @param from hits to skip, 0 to 2,000
 * @param size hits wanted, 1 to 100
 */
public record SearchDocuments(
        String text,
        Set<String> types,
        Set<Long> issuers,
        Set<Integer> years,
        Set<DocumentKind> kinds,
        boolean newestFirst,
        boolean asTyped,
        int from,
        int size) {
    public SearchDocuments {
        types = Set.copyOf(types);
        issuers = Set.copyOf(issuers);
        years = Set.copyOf(years);
        kinds = Set.copyOf(kinds);
    }

    /** The first 20 hits without filters. */
    public static SearchDocuments of(String text) {
        return new SearchDocuments(
                text, Set.of(), Set.of(), Set.of(), Set.of(), false, false, 0, 20);
    }
}
