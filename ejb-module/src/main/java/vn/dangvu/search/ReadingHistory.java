package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people open: for the page that is there before anything is searched. Needs no index. */
@ApplicationScoped
@Transactional
public class ReadingHistory {
    private static final Duration LATELY = Duration.ofDays(30);

    /** Counting all readers takes a while on a large archive, and changes slowly. */
    private static final Duration COUNTED_ANEW = Duration.ofMinutes(5);

    private static final int NEWEST = 8;
    private static final int OWN = 5;
    private static final int MUCH_READ = 5;
    private static final int MUCH_READ_BY_ANYBODY = 300;

    /** One reader makes no trend. */
    private static final int LEAST_READERS = 2;

    @Inject EntityManager db;
    @Inject AccessService access;
    @Inject FoundDocuments second;
    @Inject Clock clock;
    private volatile MuchRead muchRead = new MuchRead(Instant.EPOCH, List.of());

    private record MuchRead(Instant counted, List<DocumentId> documents) {}

    /**
     * What to offer a person who has not searched yet.
     *
     * @param newest documents that became visible to the person last
     * @param own documents the person read last
     * @param muchRead documents that most people read in the last 30 days
     */
    public record Offers(
            List<DocumentView> newest, List<DocumentView> own, List<DocumentView> muchRead) {}

    /** The person reads a document that he may see. */
    public void opened(Actor actor, DocumentId document) {
        db.createNativeQuery(
                        "insert into document_reading (document_id, person_id, read_at) values (?,"
                                + " ?, ?) on conflict (document_id, person_id) do update set read_at ="
                                + " excluded.read_at")
                .setParameter(1, document.value())
                .setParameter(2, actor.person().value())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Only what the person may see now. */
    public Offers offers(Actor actor) {
        Set<AccessToken> tokens = access.tokensOf(actor);
        List<DocumentId> newest = newest(tokens);
        List<DocumentId> own = own(actor);
        List<DocumentId> much = muchRead();
        Set<DocumentId> all = new LinkedHashSet<>(newest);
        all.addAll(own);
        all.addAll(much);
        Map<DocumentId, DocumentView> visible =
                second.visible(tokens, all).stream()
                        .filter(document -> document.status().findable())
                        .collect(Collectors.toMap(DocumentView::id, Function.identity()));
        return new Offers(
                first(newest, visible, NEWEST),
                first(own, visible, OWN),
                first(much, visible, MUCH_READ));
    }

    private static List<DocumentView> first(
            List<DocumentId> ids, Map<DocumentId, DocumentView> visible, int most) {
        return ids.stream().filter(visible::containsKey).map(visible::get).limit(most).toList();
    }

    /** A few of each token by its index, then the newest of those. */
    private List<DocumentId> newest(Set<AccessToken> tokens) {
        return ids(
                db.createNativeQuery(
                                "select a.document_id from unnest(cast(? as text[])) t(token) cross"
                                        + " join lateral (select document_id, granted_at from"
                                        + " document_access where token = t.token order by granted_at"
                                        + " desc limit 40) a group by a.document_id order by"
                                        + " max(a.granted_at) desc, a.document_id desc limit 40")
                        .setParameter(1, AccessToken.array(tokens)));
    }

    private List<DocumentId> own(Actor actor) {
        return ids(
                db.createNativeQuery(
                                "select document_id from document_reading where person_id = ? order"
                                        + " by read_at desc limit 10")
                        .setParameter(1, actor.person().value()));
    }

    private List<DocumentId> muchRead() {
        Instant now = clock.instant();
        MuchRead known = muchRead;
        if (known.counted().plus(COUNTED_ANEW).isBefore(now)) {
            known =
                    new MuchRead(
                            now,
                            ids(
                                    db.createNativeQuery(
                                                    "select document_id from document_reading where"
                                                            + " read_at > ? group by document_id"
                                                            + " having count(*) >= ? order by"
                                                            + " count(*) desc, document_id desc"
                                                            + " limit ?")
                                            .setParameter(1, Timestamp.from(now.minus(LATELY)))
                                            .setParameter(2, LEAST_READERS)
                                            .setParameter(3, MUCH_READ_BY_ANYBODY)));
            muchRead = known;
        }
        return known.documents();
    }

    private static List<DocumentId> ids(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(id -> new DocumentId(((Number) id).longValue())).toList();
    }
}
