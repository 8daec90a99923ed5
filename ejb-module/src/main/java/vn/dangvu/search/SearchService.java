package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.IndexHit;
import vn.dangvu.index.IndexPage;
import vn.dangvu.index.IndexQuery;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.QueryRefusedException;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.Verdict;

import java.util.ArrayList;
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
    @Inject DocumentService documents;
    @Inject SignatureService signatures;

    /**
     * What the person may see of what matches. The index filters by the person's tokens of this
     * moment; each hit is then looked up again in SQL, so that a right taken away is gone at once
     * even where the index is behind (SECURITY R27).
     *
     * @throws DomainException {@code search.unavailable} while the index is away; {@code
     *     search.query} with the bound that was passed
     */
    public FoundPage search(Actor actor, SearchDocuments command) {
        Set<String> tokens =
                access.tokensOf(actor).stream().map(AccessToken::value).collect(Collectors.toSet());
        try {
            return page(actor, connection.preparedIndex().search(query(command, tokens)));
        } catch (IndexUnavailableException away) {
            throw new DomainException(Refusal.UNAVAILABLE, "search.unavailable");
        } catch (QueryRefusedException refused) {
            String bound = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new DomainException(Refusal.INVALID, "search.query", Map.of("bound", bound));
        }
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

    private FoundPage page(Actor actor, IndexPage found) {
        List<DocumentId> ids =
                found.hits().stream().map(hit -> new DocumentId(hit.documentId())).toList();
        Set<DocumentId> visible = access.visible(actor, ids);
        List<FoundPage.FoundDocument> shown = new ArrayList<>();
        for (IndexHit hit : found.hits()) {
            if (visible.contains(new DocumentId(hit.documentId()))) {
                shown.add(document(hit));
            }
        }
        int stale = found.hits().size() - shown.size();
        return new FoundPage(
                found.total() - stale,
                shown,
                counts(found.facets().types()),
                counts(found.facets().issuers()),
                counts(found.facets().years()),
                found.understood().words(),
                found.understood().withDiacritics(),
                found.understood().suggestion(),
                found.tookMillis());
    }

    private FoundPage.FoundDocument document(IndexHit hit) {
        DocumentView view = documents.view(new DocumentId(hit.documentId()));
        int pages = view.current().pages();
        return new FoundPage.FoundDocument(
                view,
                signatures
                        .kept(view.id(), view.current().ordinal())
                        .map(Verdict::passed)
                        .orElse(false),
                fragments(hit.title()),
                hit.snippets().stream()
                        .map(
                                snippet ->
                                        new FoundPage.Snippet(
                                                snippet.page() <= pages ? snippet.page() : 0,
                                                fragments(snippet.fragments())))
                        .toList());
    }

    private static List<FoundPage.Fragment> fragments(List<IndexHit.Fragment> fragments) {
        return fragments.stream().map(f -> new FoundPage.Fragment(f.text(), f.marked())).toList();
    }

    private static List<FoundPage.Count> counts(List<IndexPage.Count> counts) {
        return counts.stream()
                .map(c -> new FoundPage.Count(c.value(), c.label(), c.count()))
                .toList();
    }
}
