package vn.dangvu.search;

import vn.dangvu.access.AccessToken;
import vn.dangvu.index.IndexQuery;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A person's search in the words of the index. */
final class Queries {
    private Queries() {}

    /**
     * @throws vn.dangvu.index.QueryRefusedException a bound was passed
     */
    static IndexQuery.Builder of(SearchDocuments search, Set<AccessToken> tokens) {
        SearchFilters filters = search.filters();
        return IndexQuery.of(search.text(), values(tokens))
                .types(filters.types())
                .issuerUnits(filters.issuers())
                .years(filters.years())
                .kinds(names(filters.kinds()))
                .urgencies(names(filters.urgencies()))
                .statuses(names(filters.statuses()))
                .signer(filters.signer())
                .validSignature(filters.validSignature() ? Boolean.TRUE : null)
                .asTyped(search.asTyped())
                .sort(sort(search.order()))
                .page(search.from(), search.size());
    }

    static Set<String> values(Set<AccessToken> tokens) {
        return tokens.stream().map(AccessToken::value).collect(Collectors.toSet());
    }

    private static IndexQuery.Sort sort(SearchOrder order) {
        return switch (order) {
            case BEST -> IndexQuery.Sort.RELEVANCE;
            case NEWEST -> IndexQuery.Sort.NEWEST;
            case OLDEST -> IndexQuery.Sort.OLDEST;
        };
    }

    private static Set<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
