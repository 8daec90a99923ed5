package vn.dangvu.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import vn.dangvu.shared.NotFound;

import java.util.List;
import java.util.Optional;

/** The accounts in the database. Runs in the caller's transaction. */
final class Accounts {
    private final EntityManager entities;

    Accounts(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Account> named(LoginName login) {
        return entities.createQuery(
                        "select a from Account a where a.loginName = :login", Account.class)
                .setParameter("login", login.value())
                .getResultStream()
                .findFirst();
    }

    Account get(AccountId id) {
        return found(entities.find(Account.class, id.value()));
    }

    Account lock(AccountId id) {
        return found(entities.find(Account.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Account found(Account account) {
        if (account == null) {
            throw new NotFound("account");
        }
        return account;
    }

    List<Account> all() {
        return entities.createQuery("select a from Account a order by a.loginName", Account.class)
                .getResultList();
    }

    boolean none() {
        return entities.createQuery("select a.id from Account a", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The accounts that can open accounts, locked: two of them must not disable each other. */
    List<Account> lockActiveAdministrators() {
        return entities.createQuery(
                        "select a from Account a where a.administrator = true"
                                + " and a.status = :active order by a.id",
                        Account.class)
                .setParameter("active", AccountStatus.ACTIVE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** @throws AccountRefused when the name is taken */
    void add(Account account) {
        if (named(account.loginName()).isPresent()) {
            throw AccountRefused.loginTaken(account.loginName().value());
        }
        entities.persist(account);
        entities.flush();
    }
}
