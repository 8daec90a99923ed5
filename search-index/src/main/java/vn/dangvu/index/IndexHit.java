package vn.dangvu.index;

import java.util.List;
import java.util.Set;

/**
 * One document found.
 *
 * @param score only comparable inside one page; 0 when not sorted by relevance
 * @param title the subject with the words found marked; empty when the document has none
 * @param others ids of documents of the same family that were found too, newest first, at most ten;
 *     only where the query groups
 * @param textMarks where the text comes from, as {@link IndexEntry#textMarks}
 * @param snippets the best places of the text, at most three; empty when the words stand elsewhere
 */
public record IndexHit(
        long documentId,
        double score,
        List<Long> others,
        List<Fragment> title,
        Set<String> textMarks,
        List<Snippet> snippets) {

    public IndexHit {
        others = List.copyOf(others);
        title = List.copyOf(title);
        textMarks = Set.copyOf(textMarks);
        snippets = List.copyOf(snippets);
    }

    /**
     * A place in the text.
     *
     * @param page number of the page, from 1; 0 when unknown
     * @param fragments to be shown one after the other
     */
    public record Snippet(int page, List<Fragment> fragments) {

        public Snippet {
            fragments = List.copyOf(fragments);
        }
    }

    /**
     * A piece of plain text, never markup: to be escaped like any other text (R18).
     *
     * @param marked whether it is a word that was searched
     */
    public record Fragment(String text, boolean marked) {}
}
