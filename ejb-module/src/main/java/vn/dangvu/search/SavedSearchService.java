package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.shared.Refusal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches that people keep, and what has come since that fits them. */
@ApplicationScoped
@Transactional
public class SavedSearchService {
    /** More is a filing system, not a watch; each costs a search for every document that comes. */
    public static final int MOST = 30;

    private static final int LONGEST_NAME = 100;
    private static final int SHOWN = 100;

    @Inject SavedSearchRecords records;
    @Inject FoundDocuments second;
    @Inject AccessService access;

    /**
     * @return its id
     * @throws DomainException {@code saved-search.name}, {@code saved-search.empty}, {@code
     *     saved-search.too-many}
     */
    public long save(Actor actor, SaveSearch command) {
        String name = command.name() == null ? "" : command.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new DomainException(Refusal.INVALID, "saved-search.name");
        }
        SavedQuery query = command.query();
        if (query.text().isBlank() && query.filters().chosen() == 0) {
            throw new DomainException(Refusal.INVALID, "saved-search.empty");
        }
        if (records.count(actor.account()) >= MOST) {
            throw new DomainException(
                    Refusal.CONFLICT, "saved-search.too-many", Map.of("most", MOST));
        }
        return records.save(actor.account(), new SaveSearch(name, query));
    }

    /**
     * @throws NotFound no such search of this person
     */
    public void delete(Actor actor, long id) {
        if (!records.delete(actor.account(), id)) {
            throw new NotFound("saved-search");
        }
    }

    /** By name. */
    public List<SavedSearchView> of(Actor actor) {
        List<SavedSearchRecords.Saved> all = records.of(actor.account());
        Map<Long, Long> unseen = all.isEmpty() ? Map.of() : unseenBySearch(actor);
        return all.stream().map(saved -> view(saved, unseen)).toList();
    }

    /**
     * @throws NotFound no such search of this person
     */
    public SavedSearchView view(Actor actor, long id) {
        return view(own(actor, id), unseenBySearch(actor));
    }

    /**
     * What came since the search was saved and that the person may see, newest first, at most 100.
     *
     * @throws NotFound no such search of this person
     */
    public List<NewHit> hits(Actor actor, long id) {
        List<SavedSearchRecords.Hit> hits = records.hits(own(actor, id).id(), SHOWN);
        Map<DocumentId, DocumentView> visible =
                second
                        .visible(
                                access.tokensOf(actor),
                                hits.stream().map(SavedSearchRecords.Hit::document).toList())
                        .stream()
                        .collect(Collectors.toMap(DocumentView::id, Function.identity()));
        return hits.stream()
                .filter(hit -> visible.containsKey(hit.document()))
                .map(hit -> new NewHit(visible.get(hit.document()), hit.foundAt(), hit.seen()))
                .toList();
    }

    /**
     * The person has looked at the new hits.
     *
     * @throws NotFound no such search of this person
     */
    public void seen(Actor actor, long id) {
        records.seen(own(actor, id).id());
    }

    /** New hits of all searches not looked at yet; one query where there are none. */
    public long unseen(Actor actor) {
        return unseenBySearch(actor).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<Long, Long> unseenBySearch(Actor actor) {
        return records.anyUnseen(actor.account())
                ? records.unseen(actor.account(), access.tokensOf(actor))
                : Map.of();
    }

    private SavedSearchRecords.Saved own(Actor actor, long id) {
        return records.of(actor.account(), id).orElseThrow(() -> new NotFound("saved-search"));
    }

    private static SavedSearchView view(SavedSearchRecords.Saved saved, Map<Long, Long> unseen) {
        return new SavedSearchView(
                saved.id(),
                saved.name(),
                saved.query(),
                saved.createdAt(),
                unseen.getOrDefault(saved.id(), 0L));
    }
}
