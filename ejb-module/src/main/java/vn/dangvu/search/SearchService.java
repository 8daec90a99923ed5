package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.index.IndexPage;
import vn.dangvu.index.IndexQuery;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.QueryRefusedException;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Searches the archive for one person. */
@ApplicationScoped
public class SearchService {
    @Inject IndexConnection connection;
    @Inject AccessService access;
    @Inject FoundDocuments second;

    /**
     * What the person may see of what matches. The index filters by the person's tokens of this
     * moment; each hit is then looked up again in SQL, so that a right taken away is gone at once
     * even where the index is behind (SECURITY R27).
     *
     * @throws DomainException {@code search.unavailable} while the index is away; {@code
     *     search.query} with the bound that was passed
     */
    public FoundPage search(Actor actor, SearchDocuments command) {
        Set<AccessToken> tokens = access.tokensOf(actor);
        try {
            IndexQuery query = query(command, values(tokens));
            return page(tokens, connection.ask(index -> index.search(query)));
        } catch (IndexUnavailableException away) {
            throw new DomainException(Refusal.UNAVAILABLE, "search.unavailable");
        } catch (QueryRefusedException refused) {
            String bound = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new DomainException(Refusal.INVALID, "search.query", Map.of("bound", bound));
        }
    }

    private static Set<String> values(Set<AccessToken> tokens) {
        return tokens.stream().map(AccessToken::value).collect(Collectors.toSet());
    }

    private static IndexQuery query(SearchDocuments command, Set<String> tokens) {
        return IndexQuery.of(command.text(), tokens)
                .types(command.types())
                .issuerUnits(command.issuers())
                .years(command.years())
                .kinds(command.kinds().stream().map(DocumentKind::name).collect(Collectors.toSet()))
                .asTyped(command.asTyped())
                .sort(command.newestFirst() ? IndexQuery.Sort.NEWEST : IndexQuery.Sort.RELEVANCE)
                .page(command.from(), command.size())
                .build();
    }

    private FoundPage page(Set<AccessToken> tokens, IndexPage found) {
        List<FoundPage.FoundDocument> shown = second.of(tokens, found.hits());
        return new FoundPage(
                found.total() - (found.hits().size() - shown.size()),
                shown,
                counts(found.facets().types()),
                counts(found.facets().issuers()),
                counts(found.facets().years()),
                found.understood().words(),
                found.understood().withDiacritics(),
                found.understood().suggestion(),
                found.tookMillis());
    }

    private static List<FoundPage.Count> counts(List<IndexPage.Count> counts) {
        return counts.stream()
                .map(c -> new FoundPage.Count(c.value(), c.label(), c.count()))
                .toList();
    }
}
