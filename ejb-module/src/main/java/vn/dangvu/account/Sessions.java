package vn.dangvu.account;

import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.List;
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

    /** The account of a token whose session still runs; notes that it was seen. */
    Optional<Account> seen(SessionToken token, Instant now) {
        List<Object[]> found =
                entities.createQuery(
                                "select s, a from AccountSession s, Account a"
                                        + " where s.tokenSha256 = :token and a.id = s.account",
                                Object[].class)
                        .setParameter("token", token.sha256())
                        .getResultList();
        if (found.isEmpty() || !((AccountSession) found.get(0)[0]).alive(now)) {
            return Optional.empty();
        }
        if (((AccountSession) found.get(0)[0]).wantsTouch(now)) {
            // by query: two requests at once must neither wait for nor fail each other's version
            entities.createQuery(
                            "update AccountSession s set s.lastSeenAt = :now"
                                    + " where s.tokenSha256 = :token and s.lastSeenAt < :now")
                    .setParameter("now", now)
                    .setParameter("token", token.sha256())
                    .executeUpdate();
        }
        return Optional.of((Account) found.get(0)[1]);
    }

    /** Those of an account that still run, the one used last first. */
    List<AccountSession> of(AccountId account, Instant now) {
        return entities.createQuery(
                        "select s from AccountSession s where s.account = :account"
                                + " order by s.lastSeenAt desc",
                        AccountSession.class)
                .setParameter("account", account.value())
                .getResultStream()
                .filter(session -> session.alive(now))
                .toList();
    }

    /** Quiet when the account has no such session. */
    void end(AccountId account, String tokenSha256) {
        entities.createQuery(
                        "delete from AccountSession s"
                                + " where s.tokenSha256 = :token and s.account = :account")
                .setParameter("token", tokenSha256)
                .setParameter("account", account.value())
                .executeUpdate();
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
