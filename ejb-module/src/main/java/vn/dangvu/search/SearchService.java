package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.Facet;
import vn.dangvu.index.IndexHit;
import vn.dangvu.index.IndexPage;
import vn.dangvu.index.IndexQuery;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.QueryRefusedException;
import vn.dangvu.search.FoundDocuments.Asker;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Searches the archive for one person. The index filters by the person's tokens of this moment, and
 * each document is then looked up again in SQL, so that a right taken away is gone at once even where
 * the index is behind (SECURITY R27); documents that the index has not caught up with, or that the
 * second look refused, are left out of the counts too.
 */
@ApplicationScoped
public class SearchService {
    /** Longest list that can be taken out. */
    public static final int MOST_EXPORTED = 1_000;

    private static final int AT_ONCE = IndexQuery.MAX_SIZE;
    private static final int MOST_SIMILAR = 20;

    /** Each time the second look refused something; what is left then is shown as it is. */
    private static final int MOST_TRIES = 3;

    private static final Set<Facet> FACETS =
            EnumSet.of(
                    Facet.TYPE,
                    Facet.ISSUER,
                    Facet.YEAR,
                    Facet.KIND,
                    Facet.URGENCY,
                    Facet.STATUS,
                    Facet.SIGNATURE,
                    Facet.SIGNER);

    @Inject IndexConnection connection;
    @Inject AccessService access;
    @Inject FoundDocuments second;

    /** Something asked of the index on the way to an answer. */
    private interface Asked<T> {
        T answer() throws IndexUnavailableException;
    }

    /**
     * What the person may see of what matches.
     *
     * @throws DomainException {@code search.unavailable} while the index is away; {@code
     *     search.query} with the bound that was passed
     */
    public FoundPage search(Actor actor, SearchDocuments search) {
        Asker asker = second.asker(actor);
        return answered(() -> search(asker, search, FACETS));
    }

    private FoundPage search(Asker asker, SearchDocuments search, Set<Facet> facets)
            throws IndexUnavailableException {
        Set<Long> without = new HashSet<>(asker.behind());
        IndexQuery.Builder query =
                Queries.of(search, asker.tokens()).facets(facets).grouped(!facets.isEmpty());
        for (int tries = 1; ; tries++) {
            IndexQuery asked = query.without(without).build();
            IndexPage found = connection.ask(index -> index.search(asked));
            List<FoundDocument> shown = second.of(asker.tokens(), found.hits());
            Set<Long> refused = refused(found.hits(), shown);
            if (refused.isEmpty() || tries == MOST_TRIES) {
                return page(found, shown);
            }
            without.addAll(refused);
        }
    }

    private static Set<Long> refused(List<IndexHit> hits, List<FoundDocument> shown) {
        Set<Long> refused = hits.stream().map(IndexHit::documentId).collect(Collectors.toSet());
        shown.forEach(document -> refused.remove(document.document().id().value()));
        return refused;
    }

    private static FoundPage page(IndexPage found, List<FoundDocument> shown) {
        int refused = found.hits().size() - shown.size();
        Map<SearchFacet, List<FoundPage.Count>> counts = new EnumMap<>(SearchFacet.class);
        for (SearchFacet facet : SearchFacet.values()) {
            counts.put(facet, counts(found.facets().of(Facet.valueOf(facet.name()))));
        }
        return new FoundPage(
                found.total() - refused,
                found.groups() - refused,
                shown,
                counts,
                found.understood().words(),
                found.understood().conditions().stream()
                        .map(c -> new FoundPage.Condition(c.kind().name(), c.value()))
                        .toList(),
                found.understood().withDiacritics(),
                found.understood().suggestion(),
                found.understood().corrected(),
                found.tookMillis());
    }

    private static List<FoundPage.Count> counts(List<IndexPage.Count> counts) {
        return counts.stream()
                .map(c -> new FoundPage.Count(c.value(), c.label(), c.count()))
                .toList();
    }

    /**
     * Subjects of documents the person may see that go on from what was typed; what is too short or
     * too long completes to nothing.
     *
     * @param most 1 to 20
     * @throws DomainException {@code search.unavailable}
     */
    public List<String> complete(Actor actor, String typed, int most) {
        Set<AccessToken> tokens = access.tokensOf(actor);
        return answered(
                () -> {
                    // more than wanted: the second look may refuse some
                    List<IndexHit> hits =
                            connection.ask(
                                    index ->
                                            index.complete(
                                                    typed, Queries.values(tokens), 2 * most));
                    Set<DocumentId> visible =
                            access.visible(
                                    tokens,
                                    hits.stream()
                                            .map(hit -> new DocumentId(hit.documentId()))
                                            .toList());
                    return hits.stream()
                            .filter(hit -> visible.contains(new DocumentId(hit.documentId())))
                            .map(hit -> hit.title().get(0).text())
                            .limit(most)
                            .toList();
                });
    }

    /**
     * Documents about the same matter that the person may see, most similar first.
     *
     * @param most 1 to 20
     * @throws vn.dangvu.shared.NotFound no such document for this person
     * @throws DomainException {@code search.unavailable}
     */
    public List<DocumentView> similar(Actor actor, DocumentId document, int most) {
        access.view(actor, document);
        Set<AccessToken> tokens = access.tokensOf(actor);
        return answered(
                () -> {
                    List<IndexHit> hits =
                            connection.ask(
                                    index ->
                                            index.similar(
                                                    document.value(),
                                                    Queries.values(tokens),
                                                    MOST_SIMILAR));
                    return second
                            .visible(
                                    tokens,
                                    hits.stream()
                                            .map(hit -> new DocumentId(hit.documentId()))
                                            .toList())
                            .stream()
                            .limit(most)
                            .toList();
                });
    }

    /**
     * All that was found, to be taken out as a list; that it was is recorded.
     *
     * @return at most {@value #MOST_EXPORTED} documents, in the order of the search
     * @throws DomainException as {@link #search}
     */
    public List<FoundDocument> export(Actor actor, SearchDocuments search) {
        Asker asker = second.asker(actor);
        List<FoundDocument> all = new ArrayList<>();
        for (int from = 0; from < MOST_EXPORTED; from += AT_ONCE) {
            SearchDocuments part = search.page(from, AT_ONCE);
            FoundPage page = answered(() -> search(asker, part, Set.of()));
            all.addAll(page.documents());
            if (from + AT_ONCE >= page.total()) {
                break;
            }
        }
        second.exported(actor, all.size());
        return all;
    }

    private static <T> T answered(Asked<T> question) {
        try {
            return question.answer();
        } catch (IndexUnavailableException away) {
            throw new DomainException(Refusal.UNAVAILABLE, "search.unavailable");
        } catch (QueryRefusedException refused) {
            String bound = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new DomainException(Refusal.INVALID, "search.query", Map.of("bound", bound));
        }
    }
}
