package vn.dangvu.account;

import vn.dangvu.organisation.PersonId;
import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** What happened to an account. */
public interface AccountEvent extends DomainEvent {
    /** Who did it; null = the system itself. */
    PersonId by();

    AccountId account();

    @Override
    default Long personId() {
        return by() == null ? null : by().value();
    }

    @Override
    default Long unitId() {
        return null;
    }

    @Override
    default String objectType() {
        return "account";
    }

    @Override
    default long objectId() {
        return account().value();
    }

    @Override
    default Map<String, Object> facts() {
        return Map.of();
    }

    /** Somebody signed in. */
    record SessionOpened(PersonId by, AccountId account) implements AccountEvent {}

    /** Somebody signed out, of one session or of all. */
    record SessionsClosed(PersonId by, AccountId account) implements AccountEvent {}

    /** Somebody chose a new password for themselves. */
    record PasswordChanged(PersonId by, AccountId account) implements AccountEvent {}

    /** An administrator gave out a temporary password. */
    record PasswordReset(PersonId by, AccountId account) implements AccountEvent {}

    /** A new account; {@code by} is null for the first administrator. */
    record AccountOpened(PersonId by, AccountId account, boolean administrator)
            implements AccountEvent {
        @Override
        public Map<String, Object> facts() {
            return Map.of("administrator", administrator);
        }
    }

    /** The account signs in no more; its sessions ended with this. */
    record AccountDisabled(PersonId by, AccountId account) implements AccountEvent {}

    /** The account signs in again. */
    record AccountEnabled(PersonId by, AccountId account) implements AccountEvent {}
}
