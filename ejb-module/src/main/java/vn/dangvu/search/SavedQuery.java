package vn.dangvu.search;

/** What a saved search looks for, as the person chose it. */
public record SavedQuery(String text, SearchFilters filters, boolean asTyped) {

    SearchDocuments newest(int hits) {
        return new SearchDocuments(text, filters, SearchOrder.NEWEST, asTyped, 0, hits);
    }
}
