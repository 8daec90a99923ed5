package vn.dangvu.account;

import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.Optional;

/** The sessions in the database. Runs in the caller's transaction. */
final class Sessions {
    private final EntityManager entities;

    Sessions(EntityManager entities) {
        this.entities = entities;
    }

    SessionToken open(AccountId account, String address, String userAgent, Instant now) {
        SessionToken token = SessionToken.random();
        entities.persist(new AccountSession(token, account, address, userAgent, now));
        return token;
    }

    /** The session of a token, if it still runs; notes that it was seen. */
    Optional<AccountSession> seen(SessionToken token, Instant now) {
        AccountSession session = entities.find(AccountSession.class, token.sha256());
        if (session == null || !session.alive(now)) {
            return Optional.empty();
        }
        if (session.wantsTouch(now)) {
            // by query: two requests at once must neither wait for nor fail each other's version
            entities.createQuery(
                            "update AccountSession s set s.lastSeenAt = :now"
                                    + " where s.tokenSha256 = :token and s.lastSeenAt < :now")
                    .setParameter("now", now)
                    .setParameter("token", token.sha256())
                    .executeUpdate();
        }
        return Optional.of(session);
    }

    void end(SessionToken token) {
        entities.createQuery("delete from AccountSession s where s.tokenSha256 = :token")
                .setParameter("token", token.sha256())
                .executeUpdate();
    }

    void endAll(AccountId account) {
        entities.createQuery("delete from AccountSession s where s.account = :account")
                .setParameter("account", account.value())
                .executeUpdate();
    }

    /** Sessions that ended by themselves; nobody can use them, they only take space. */
    void forgetExpired(Instant now) {
        entities.createQuery(
                        "delete from AccountSession s"
                                + " where s.lastSeenAt <= :idle or s.createdAt <= :absolute")
                .setParameter("idle", now.minus(AccountSession.IDLE))
                .setParameter("absolute", now.minus(AccountSession.ABSOLUTE))
                .executeUpdate();
    }
}
