package vn.dangvu.index;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One page of a search.
 *
 * @param total exact number of documents that match and that the person may find
 * @param groups number of hits over all pages: families where the query groups, else documents;
 *     exact up to 40,000
 * @param hits in the order asked for
 * @param facets counts under the other filters; they too count only what the person may find
 * @param understood what was searched
 * @param tookMillis time the index itself took
 */
public record IndexPage(
        long total,
        long groups,
        List<IndexHit> hits,
        Facets facets,
        Understood understood,
        long tookMillis) {

    public IndexPage {
        hits = List.copyOf(hits);
        Objects.requireNonNull(facets, "facets");
        Objects.requireNonNull(understood, "understood");
    }

    /** The same page with a better spelling proposed, or already searched in its place. */
    IndexPage withSuggestion(String suggestion, boolean searched) {
        Understood more =
                new Understood(
                        understood.words(),
                        understood.withDiacritics(),
                        understood.asTyped(),
                        suggestion,
                        searched,
                        understood.conditions());
        return new IndexPage(total, groups, hits, facets, more, tookMillis);
    }

    /**
     * Counts for the filters, most frequent first, at most 200 of each; years latest first. Only what
     * was asked for is there.
     */
    public record Facets(Map<Facet, List<Count>> counts) {

        /** No counts. */
        public static final Facets NONE = new Facets(Map.of());

        public Facets {
            counts = Map.copyOf(counts);
        }

        /** Empty when it was not asked for, or nothing was found. */
        public List<Count> of(Facet facet) {
            return counts.getOrDefault(facet, List.of());
        }

        /** By type code. */
        public List<Count> types() {
            return of(Facet.TYPE);
        }

        /** By id of the issuing unit. */
        public List<Count> issuers() {
            return of(Facet.ISSUER);
        }

        /** By year. */
        public List<Count> years() {
            return of(Facet.YEAR);
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
     * @param corrected whether the hits are those of the suggestion, because nothing was found as
     *     typed
     * @param conditions what else was read from the text, in a fixed order
     */
    public record Understood(
            String words,
            boolean withDiacritics,
            boolean asTyped,
            String suggestion,
            boolean corrected,
            List<Condition> conditions) {

        public Understood {
            Objects.requireNonNull(words, "words");
            suggestion = Objects.requireNonNullElse(suggestion, "");
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Something asked for beside plain words.
     *
     * @param value as understood; a day in ISO 8601
     */
    public record Condition(Kind kind, String value) {
        /** What is asked of. */
        public enum Kind {
            SYMBOL,
            DATE,
            /** Issued on this day or later. */
            FROM,
            /** Issued on this day or earlier. */
            TO,
            TYPE,
            YEAR,
            SIGNER,
            ISSUER,
            /** Must occur as written. */
            PHRASE,
            /** Must not occur. */
            WITHOUT
        }
    }
}
