package vn.dangvu.search;

import vn.dangvu.document.DocumentView;

import java.util.List;

/**
 * One page of what was found.
 *
 * @param total documents that match and that the person may see
 * @param understood the words searched, normalised
 * @param withDiacritics whether the diacritics typed were taken to matter
 * @param suggestion a better spelling; empty = none
 * @param tookMillis time the index itself took
 */
public record FoundPage(
        long total,
        List<FoundDocument> documents,
        List<Count> types,
        List<Count> issuers,
        List<Count> years,
        String understood,
        boolean withDiacritics,
        String suggestion,
        long tookMillis) {

    /**
     * One value of a filter.
     *
     * @param value goes into the next search;
     * @param label for people
     */
    public record Count(String value, String label, long count) {}

    /**
     * @param title the subject with the words found marked
     * @param snippets the best places, at most three
     */
    public record FoundDocument(
            DocumentView document,
            boolean validSignature,
            List<Fragment> title,
            List<Snippet> snippets) {}

    /** @param page from 1; 0 = in an attachment or unknown */
    public record Snippet(int page, List<Fragment> fragments) {}

    /**
     * Plain text, to be escaped like any other.
     *
     * @param marked whether it is a word searched
     */
    public record Fragment(String text, boolean marked) {}
}
