package vn.dangvu.index;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * A search. Build it with {@link #of}; the filters, the order and the page are then changed one by
 * one. All filters must hold; inside one filter any value may.
 *
 * @param text as typed, with or without diacritics, in any normal form; empty lists everything the
 *     person may see. Quotes ask for a phrase, a leading minus for absence, {@code số:}, {@code loại:},
 *     {@code năm:}, {@code ký:} and {@code nơi:} for a field; anything else is plain words
 * @param accessTokens what the person holds; empty finds nothing
 * @param types codes; empty means any
 * @param issuerUnits ids; the units below them count too; empty means any
 * @param years empty means any
 * @param kinds empty means any
 * @param urgencies empty means any
 * @param statuses empty means any
 * @param signer words of the signer's name; empty means any
 * @param validSignature null means either
 * @param issuedFrom first day, included; null means open
 * @param issuedTo last day, included; null means open
 * @param only ids of documents to look among, for instance those that are new; empty means all
 * @param without ids of documents to leave out of hits and counts, for instance those whose rights the
 *     index has not caught up with
 * @param facets what to count beside the hits; empty is the quickest
 * @param grouped shows documents of one family as one hit, the best of them
 * @param asTyped searches exactly the letters typed, diacritics included
 * @param sort order of the hits
 * @param from hits to skip, 0 to {@value #MAX_FROM}
 * @param size hits wanted, 0 to {@value #MAX_SIZE}; 0 gives counts only
 */
public record IndexQuery(
        String text,
        Set<String> accessTokens,
        Set<String> types,
        Set<Long> issuerUnits,
        Set<Integer> years,
        Set<String> kinds,
        Set<String> urgencies,
        Set<String> statuses,
        String signer,
        Boolean validSignature,
        LocalDate issuedFrom,
        LocalDate issuedTo,
        Set<Long> only,
        Set<Long> without,
        Set<Facet> facets,
        boolean grouped,
        boolean asTyped,
        Sort sort,
        int from,
        int size) {

    /** Longest text in characters: a long title with room to spare. */
    public static final int MAX_TEXT = 1_000;

    /** Deepest page: nobody reads further, and each page costs all pages before it. */
    public static final int MAX_FROM = 2_000;

    /** Largest page. */
    public static final int MAX_SIZE = 100;

    /** Most values in one filter. */
    public static final int MAX_VALUES = 500;

    /** Most access tokens: an administrator of 400 organisations holds a few for each. */
    public static final int MAX_TOKENS = 4_096;

    /** Order of the hits. */
    public enum Sort {
        /** Best first; without text the same as {@link #NEWEST}. */
        RELEVANCE,
        /** Latest date of issue first. */
        NEWEST,
        /** Earliest date of issue first. */
        OLDEST
    }

    /** Refuses, with {@link QueryRefusedException}, what passes a bound (R71). */
    public IndexQuery {
        Objects.requireNonNull(text, "text");
        accessTokens = Set.copyOf(accessTokens);
        types = Set.copyOf(types);
        issuerUnits = Set.copyOf(issuerUnits);
        years = Set.copyOf(years);
        kinds = Set.copyOf(kinds);
        urgencies = Set.copyOf(urgencies);
        statuses = Set.copyOf(statuses);
        only = Set.copyOf(only);
        without = Set.copyOf(without);
        facets = Set.copyOf(facets);
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(sort, "sort");
        QueryBounds.check(text, signer);
        QueryBounds.checkPage(from, size);
        QueryBounds.checkTokens(accessTokens.size());
        QueryBounds.checkValues(types.size());
        QueryBounds.checkValues(issuerUnits.size());
        QueryBounds.checkValues(years.size());
        QueryBounds.checkValues(kinds.size());
        QueryBounds.checkValues(urgencies.size());
        QueryBounds.checkValues(statuses.size());
        QueryBounds.checkValues(only.size());
        QueryBounds.checkValues(without.size());
    }

    /**
     * Starts a search for the first 20 hits, best first, without filters, not grouped, with counts
     * of types, issuers and years.
     */
    public static Builder of(String text, Set<String> accessTokens) {
        return new Builder(text, accessTokens);
    }

    /** Names the filters, the order and the page of a search. */
    public static final class Builder {
        private final String text;
        private final Set<String> accessTokens;
        private Set<String> types = Set.of();
        private Set<Long> issuerUnits = Set.of();
        private Set<Integer> years = Set.of();
        private Set<String> kinds = Set.of();
        private Set<String> urgencies = Set.of();
        private Set<String> statuses = Set.of();
        private String signer = "";
        private Boolean validSignature;
        private LocalDate issuedFrom;
        private LocalDate issuedTo;
        private Set<Long> only = Set.of();
        private Set<Long> without = Set.of();
        private Set<Facet> facets = Set.of(Facet.TYPE, Facet.ISSUER, Facet.YEAR);
        private boolean grouped;
        private boolean asTyped;
        private Sort sort = Sort.RELEVANCE;
        private int from;
        private int size = 20;

        private Builder(String text, Set<String> accessTokens) {
            this.text = text;
            this.accessTokens = accessTokens;
        }

        public Builder types(Set<String> value) {
            types = value;
            return this;
        }

        public Builder issuerUnits(Set<Long> value) {
            issuerUnits = value;
            return this;
        }

        public Builder years(Set<Integer> value) {
            years = value;
            return this;
        }

        public Builder kinds(Set<String> value) {
            kinds = value;
            return this;
        }

        public Builder urgencies(Set<String> value) {
            urgencies = value;
            return this;
        }

        public Builder statuses(Set<String> value) {
            statuses = value;
            return this;
        }

        public Builder signer(String value) {
            signer = value;
            return this;
        }

        public Builder validSignature(Boolean value) {
            validSignature = value;
            return this;
        }

        public Builder issued(LocalDate first, LocalDate last) {
            issuedFrom = first;
            issuedTo = last;
            return this;
        }

        public Builder only(Set<Long> documents) {
            only = documents;
            return this;
        }

        public Builder without(Set<Long> documents) {
            without = documents;
            return this;
        }

        public Builder facets(Set<Facet> value) {
            facets = value;
            return this;
        }

        public Builder grouped(boolean value) {
            grouped = value;
            return this;
        }

        public Builder asTyped(boolean value) {
            asTyped = value;
            return this;
        }

        public Builder sort(Sort value) {
            sort = value;
            return this;
        }

        public Builder page(int firstHit, int hits) {
            from = firstHit;
            size = hits;
            return this;
        }

        /** Refuses, with {@link QueryRefusedException}, what passes a bound. */
        public IndexQuery build() {
            return new IndexQuery(
                    text,
                    accessTokens,
                    types,
                    issuerUnits,
                    years,
                    kinds,
                    urgencies,
                    statuses,
                    signer,
                    validSignature,
                    issuedFrom,
                    issuedTo,
                    only,
                    without,
                    facets,
                    grouped,
                    asTyped,
                    sort,
                    from,
                    size);
        }
    }
}
