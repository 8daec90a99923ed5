package vn.dangvu.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessToken;
import vn.dangvu.account.AccountId;
import vn.dangvu.document.DocumentId;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of saved searches and of what they found. */
@ApplicationScoped
@Transactional
class SavedSearchRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Inject EntityManager db;
    @Inject Clock clock;

    /** A saved search and whose it is. */
    record Saved(long id, AccountId account, String name, SavedQuery query, Instant createdAt) {}

    /** A document that came after the search was saved. */
    record Hit(DocumentId document, Instant foundAt, boolean seen) {}

    /** The document came into the index, or came anew. */
    void indexed(DocumentId document) {
        db.createNativeQuery(
                        "insert into indexed_document (document_id, indexed_at) values (?, ?) on"
                                + " conflict (document_id) do update set indexed_at ="
                                + " excluded.indexed_at")
                .setParameter(1, document.value())
                .setParameter(2, now())
                .executeUpdate();
    }

    long count(AccountId account) {
        return number(
                db.createNativeQuery("select count(*) from saved_search where account_id = ?")
                        .setParameter(1, account.value())
                        .getSingleResult());
    }

    long save(AccountId account, SaveSearch command) {
        return number(
                db.createNativeQuery(
                                "insert into saved_search (account_id, name, query, created_at,"
                                        + " checked_until) values (?, ?, cast(? as jsonb), ?, ?)"
                                        + " returning id")
                        .setParameter(1, account.value())
                        .setParameter(2, command.name())
                        .setParameter(3, json(command.query()))
                        .setParameter(4, now())
                        .setParameter(5, now())
                        .getSingleResult());
    }

    /** True when there was one of this account. */
    boolean delete(AccountId account, long id) {
        return db.createNativeQuery("delete from saved_search where id = ? and account_id = ?")
                        .setParameter(1, id)
                        .setParameter(2, account.value())
                        .executeUpdate()
                == 1;
    }

    List<Saved> of(AccountId account) {
        return saved(
                db.createNativeQuery(
                                "select id, account_id, name, cast(query as text), created_at from"
                                        + " saved_search where account_id = ? order by name, id")
                        .setParameter(1, account.value())
                        .getResultList());
    }

    Optional<Saved> of(AccountId account, long id) {
        return of(account).stream().filter(saved -> saved.id() == id).findFirst();
    }

    /** Those that have not looked at everything that was indexed until then, by account. */
    List<Saved> behind(Instant until, int most) {
        return saved(
                db.createNativeQuery(
                                "select s.id, s.account_id, s.name, cast(s.query as text),"
                                        + " s.created_at from saved_search s join account c on c.id ="
                                        + " s.account_id where c.status = 'ACTIVE' and s.checked_until"
                                        + " < (select max(indexed_at) from indexed_document where"
                                        + " indexed_at <= ?) order by s.account_id, s.id")
                        .setParameter(1, Timestamp.from(until))
                        .setMaxResults(most)
                        .getResultList());
    }

    /**
     * Documents that came into the index since the search last looked, and that its owner may see
     * only since he saved it.
     */
    List<Long> candidates(Saved search, Set<AccessToken> tokens, Instant until) {
        List<?> ids =
                db.createNativeQuery(
                                "select i.document_id from indexed_document i where i.indexed_at >"
                                        + " (select checked_until from saved_search where id = ?) and"
                                        + " i.indexed_at <= ? and (select min(a.granted_at) from"
                                        + " document_access a where a.document_id = i.document_id and"
                                        + " a.token = any (cast(? as text[]))) > ? and not exists"
                                        + " (select 1 from saved_search_hit h where h.saved_search_id ="
                                        + " ? and h.document_id = i.document_id)")
                        .setParameter(1, search.id())
                        .setParameter(2, Timestamp.from(until))
                        .setParameter(3, AccessToken.array(tokens))
                        .setParameter(4, Timestamp.from(search.createdAt()))
                        .setParameter(5, search.id())
                        .getResultList();
        return ids.stream().map(SavedSearchRecords::number).toList();
    }

    void found(Saved search, Collection<DocumentId> documents) {
        for (DocumentId document : documents) {
            db.createNativeQuery(
                            "insert into saved_search_hit (saved_search_id, document_id, found_at)"
                                    + " values (?, ?, ?) on conflict do nothing")
                    .setParameter(1, search.id())
                    .setParameter(2, document.value())
                    .setParameter(3, now())
                    .executeUpdate();
        }
    }

    void checked(Saved search, Instant until) {
        db.createNativeQuery("update saved_search set checked_until = ? where id = ?")
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, search.id())
                .executeUpdate();
    }

    /** Documents found, newest first, visible or not. */
    List<Hit> hits(long search, int most) {
        List<?> rows =
                db.createNativeQuery(
                                "select document_id, found_at, seen from saved_search_hit where"
                                        + " saved_search_id = ? order by found_at desc, document_id"
                                        + " desc")
                        .setParameter(1, search)
                        .setMaxResults(most)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Hit(
                                        new DocumentId(number(row[0])),
                                        ((Timestamp) row[1]).toInstant(),
                                        (Boolean) row[2]))
                .toList();
    }

    void seen(long search) {
        db.createNativeQuery(
                        "update saved_search_hit set seen = true where saved_search_id = ? and not"
                                + " seen")
                .setParameter(1, search)
                .executeUpdate();
    }

    /** Whether anything is unseen, visible or not; costs least. */
    boolean anyUnseen(AccountId account) {
        return !db.createNativeQuery(
                        "select 1 from saved_search_hit h join saved_search s on s.id ="
                                + " h.saved_search_id where s.account_id = ? and not h.seen")
                .setParameter(1, account.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Unseen hits that the tokens open, by id of the search; searches without any are left out. */
    Map<Long, Long> unseen(AccountId account, Set<AccessToken> tokens) {
        List<?> rows =
                db.createNativeQuery(
                                "select s.id, count(*) from saved_search_hit h join saved_search s"
                                        + " on s.id = h.saved_search_id where s.account_id = ? and not"
                                        + " h.seen and exists (select 1 from document_access a where"
                                        + " a.document_id = h.document_id and a.token = any (cast(? as"
                                        + " text[]))) group by s.id")
                        .setParameter(1, account.value())
                        .setParameter(2, AccessToken.array(tokens))
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> number(row[0]), row -> number(row[1])));
    }

    private static List<Saved> saved(List<?> rows) {
        return rows.stream().map(Object[].class::cast).map(SavedSearchRecords::saved).toList();
    }

    private static Saved saved(Object[] row) {
        return new Saved(
                number(row[0]),
                new AccountId(number(row[1])),
                (String) row[2],
                query((String) row[3]),
                ((Timestamp) row[4]).toInstant());
    }

    private static SavedQuery query(String json) {
        try {
            return JSON.readValue(json, SavedQuery.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a saved search is damaged", damaged);
        }
    }

    private static String json(SavedQuery query) {
        try {
            return JSON.writeValueAsString(query);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
