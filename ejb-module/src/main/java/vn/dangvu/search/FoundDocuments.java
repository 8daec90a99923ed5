package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.IndexHit;
import vn.dangvu.index.IndexQuery;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.search.FoundPage.Fragment;
import vn.dangvu.search.FoundPage.Snippet;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.signature.SignatureService;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The second look: of what the index found only what the person may see by the database, with what
 * the database knows of it (SECURITY R27). One transaction, six queries however many hits.
 */
@ApplicationScoped
@Transactional
class FoundDocuments {
    /** Leaves room for those that the second look refuses. */
    private static final int MOST_WAITING = IndexQuery.MAX_VALUES / 2;

    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject SignatureService signatures;
    @Inject Outbox outbox;
    @Inject Event<DomainEvent> events;

    /**
     * What a search by somebody begins with.
     *
     * @param tokens what the person holds now
     * @param behind documents waiting for the index that the person may not see by the database
     */
    record Asker(Set<AccessToken> tokens, Set<Long> behind) {}

    Asker asker(Actor actor) {
        Set<AccessToken> tokens = access.tokensOf(actor);
        Set<Long> waiting = new HashSet<>(outbox.oldest(MOST_WAITING));
        if (!waiting.isEmpty()) {
            access.visible(tokens, waiting.stream().map(DocumentId::new).toList())
                    .forEach(visible -> waiting.remove(visible.value()));
        }
        return new Asker(tokens, waiting);
    }

    /** In the order of the hits. */
    List<FoundDocument> of(Set<AccessToken> tokens, List<IndexHit> hits) {
        List<DocumentId> ids =
                hits.stream()
                        .flatMap(
                                hit ->
                                        Stream.concat(
                                                Stream.of(hit.documentId()), hit.others().stream()))
                        .map(DocumentId::new)
                        .toList();
        // before any entity is read: a native query after one has all of them compared
        Set<DocumentId> valid = ids.isEmpty() ? Set.of() : signatures.passed(ids);
        Map<DocumentId, DocumentView> visible =
                visible(tokens, ids).stream()
                        .collect(Collectors.toMap(DocumentView::id, Function.identity()));
        return hits.stream()
                .filter(hit -> visible.containsKey(new DocumentId(hit.documentId())))
                .map(hit -> found(hit, visible, valid))
                .toList();
    }

    /** Those that the tokens open, in the order asked. */
    List<DocumentView> visible(Set<AccessToken> tokens, Collection<DocumentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<DocumentId> visible = access.visible(tokens, ids);
        return documents.views(ids.stream().filter(visible::contains).toList());
    }

    /** Records that somebody took a list away. */
    void exported(Actor actor, int rows) {
        events.fire(new ResultsExported(actor.person().value(), rows));
    }

    private static FoundDocument found(
            IndexHit hit, Map<DocumentId, DocumentView> visible, Set<DocumentId> valid) {
        DocumentView document = visible.get(new DocumentId(hit.documentId()));
        int pages = document.current().pages();
        return new FoundDocument(
                document,
                valid.contains(document.id()),
                fragments(hit.title()),
                hit.textMarks(),
                hit.snippets().stream()
                        .map(
                                snippet ->
                                        new Snippet(
                                                snippet.page() <= pages ? snippet.page() : 0,
                                                fragments(snippet.fragments())))
                        .toList(),
                hit.others().stream()
                        .map(DocumentId::new)
                        .filter(visible::containsKey)
                        .map(visible::get)
                        .toList());
    }

    private static List<Fragment> fragments(List<IndexHit.Fragment> fragments) {
        return fragments.stream().map(f -> new Fragment(f.text(), f.marked())).toList();
    }
}
