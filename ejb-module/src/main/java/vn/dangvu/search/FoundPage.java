package vn.dangvu.search;

import vn.dangvu.document.DocumentView;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of what was found.
 *
 * @param total documents that match and that the person may see
 * @param groups hits over all pages: versions of one document are one hit
 * @param facets counts of the filters' values, under the other filters
 * @param understood the words searched, normalised
 * @param conditions what else was read from the text
 * @param withDiacritics whether the diacritics typed were taken to matter
 * @param suggestion a better spelling; empty = none
 * @param corrected whether the documents are those of the suggestion, because nothing was found as
 *     typed
 * @param tookMillis time the index itself took
 */
public record FoundPage(
        long total,
        long groups,
        List<FoundDocument> documents,
        Map<SearchFacet, List<Count>> facets,
        String understood,
        List<Condition> conditions,
        boolean withDiacritics,
        String suggestion,
        boolean corrected,
        long tookMillis) {

    /** Most frequent first, years latest first; empty when nothing was found. */
    public List<Count> counts(SearchFacet facet) {
        return facets.getOrDefault(facet, List.of());
    }

    /**
     * Something asked for in the text beside plain words.
     *
     * @param kind SYMBOL, DATE, FROM, TO, TYPE, YEAR, SIGNER, ISSUER, PHRASE or WITHOUT
     * @param value as understood; a day in ISO 8601
     */
    public record Condition(String kind, String value) {}

    /**
     * One value of a filter.
     *
     * @param value goes into the next search;
     * @param label for people
     */
    public record Count(String value, String label, long count) {}

    /**
     * @param title the subject with the words found marked
     * @param textMarks where the text comes from: {@code RECOGNISED} from pictures, {@code TCVN3} and
     *     the like from a legacy encoding; empty for ordinary text
     * @param snippets the best places, at most three
     * @param others other versions of the same document that match too, newest first
     */
    public record FoundDocument(
            DocumentView document,
            boolean validSignature,
            List<Fragment> title,
            Set<String> textMarks,
            List<Snippet> snippets,
            List<DocumentView> others) {}

    /** @param page from 1; 0 = in an attachment or unknown */
    public record Snippet(int page, List<Fragment> fragments) {}

    /**
     * Plain text, to be escaped like any other.
     *
     * @param marked whether it is a word searched
     */
    public record Fragment(String text, boolean marked) {}
}
