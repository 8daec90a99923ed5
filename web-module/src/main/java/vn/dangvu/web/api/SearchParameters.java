package vn.dangvu.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;
import vn.dangvu.search.SearchDocuments;
import vn.dangvu.search.SearchFilters;
import vn.dangvu.search.SearchOrder;

import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a search. */
public class SearchParameters {
    @DefaultValue("")
    @QueryParam("q")
    String text;

    @QueryParam("type")
    Set<String> types;

    @QueryParam("issuer")
    Set<Long> issuers;

    @QueryParam("year")
    Set<Integer> years;

    @QueryParam("kind")
    Set<String> kinds;

    @QueryParam("urgency")
    Set<String> urgencies;

    @QueryParam("status")
    Set<String> statuses;

    @DefaultValue("")
    @QueryParam("signer")
    String signer;

    @QueryParam("validSignature")
    boolean validSignature;

    @DefaultValue("BEST")
    @QueryParam("order")
    String order;

    @QueryParam("asTyped")
    boolean asTyped;

    @QueryParam("from")
    int from;

    @DefaultValue("20")
    @QueryParam("size")
    int size;

    SearchDocuments search() {
        SearchFilters filters =
                new SearchFilters(
                        types,
                        issuers,
                        years,
                        constants(DocumentKind.class, kinds),
                        constants(Urgency.class, urgencies),
                        constants(DocumentStatus.class, statuses),
                        signer,
                        validSignature);
        return new SearchDocuments(
                text, filters, Given.oneOf(SearchOrder.class, order), asTyped, from, size);
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, Set<String> names) {
        return names.stream().map(name -> Given.oneOf(type, name)).collect(Collectors.toSet());
    }
}
