package vn.dangvu.search;

/**
 * A search.
 *
 * @param text as typed; empty lists everything the person may see, newest first
 * @param asTyped exactly the letters typed, diacritics included
 * @param from hits to skip, 0 to 2,000
 * @param size hits wanted, 1 to 100
 */
public record SearchDocuments(
        String text,
        SearchFilters filters,
        SearchOrder order,
        boolean asTyped,
        int from,
        int size) {

    /** Another page of the same. */
    SearchDocuments page(int first, int hits) {
        return new SearchDocuments(text, filters, order, asTyped, first, hits);
    }
}
