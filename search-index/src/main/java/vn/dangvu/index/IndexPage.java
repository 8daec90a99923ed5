package vn.dangvu.index;

import java.util.List;
import java.util.Objects;

/**
 * One page of a search.
 *
 * @param total exact number of documents that match and that the person may find
 * @param hits in the order asked for
 * @param facets counts under the other filters; they too count only what the person may find
 * @param understood what was searched
 * @param tookMillis time the index itself took
 */
public record IndexPage(
        long total, List<IndexHit> hits, Facets facets, Understood understood, long tookMillis) {

    public IndexPage {
        hits = List.copyOf(hits);
        Objects.requireNonNull(facets, "facets");
        Objects.requireNonNull(understood, "understood");
    }

    /** The same page with a better spelling proposed. */
    IndexPage withSuggestion(String suggestion) {
        Understood more =
                new Understood(
                        understood.words(),
                        understood.withDiacritics(),
                        understood.asTyped(),
                        suggestion);
        return new IndexPage(total, hits, facets, more, tookMillis);
    }

    /**
     * Counts for the filters, most frequent first; years latest first.
     *
     * @param types by type code
     * @param issuers by id of the issuing unit
     * @param years by year
     */
    public record Facets(List<Count> types, List<Count> issuers, List<Count> years) {

        /** No counts. */
        public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

        public Facets {
            types = List.copyOf(types);
            issuers = List.copyOf(issuers);
            years = List.copyOf(years);
        }
    }

    /**
     * One value of a filter.
     *
     * @param value goes into the query's filter
     * @param label for people
     * @param count documents with it
     */
    public record Count(String value, String label, long count) {}

    /**
     * What the text was taken for, so that the page can say it.
     *
     * @param words the words searched, normalised, without field syntax
     * @param withDiacritics whether diacritics typed were taken to matter; else all spellings were
     *     searched
     * @param asTyped whether only the letters typed were searched
     * @param suggestion a better spelling that would find something the person may see; empty when
     *     none
     */
    public record Understood(
            String words, boolean withDiacritics, boolean asTyped, String suggestion) {

        public Understood {
            Objects.requireNonNull(words, "words");
            suggestion = Objects.requireNonNullElse(suggestion, "");
        }
    }
}
