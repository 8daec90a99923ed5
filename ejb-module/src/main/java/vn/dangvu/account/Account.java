package vn.dangvu.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import vn.dangvu.organisation.PersonId;

import java.time.Instant;
import java.util.Optional;

/**
 * Lets a person sign in. Opened by an administrator with a temporary password, which is good for one
 * sign-in and has to be changed; disabled and enabled, never deleted.
 */
@Entity
class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "person_id")
    private long person;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_temporary_until")
    private Instant temporaryUntil;

    private boolean administrator;

    @Enumerated(EnumType.STRING)
    private AccountStatus status = AccountStatus.ACTIVE;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    protected Account() {}

    Account(LoginName login, PersonId person, boolean administrator, Instant now) {
        this.loginName = login.value();
        this.person = person.value();
        this.administrator = administrator;
        this.createdAt = now;
    }

    AccountId id() {
        return new AccountId(id);
    }

    LoginName loginName() {
        return new LoginName(loginName);
    }

    PersonId person() {
        return new PersonId(person);
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean administrator() {
        return administrator;
    }

    AccountStatus status() {
        return status;
    }

    Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }

    boolean active() {
        return status == AccountStatus.ACTIVE;
    }

    boolean mustChangePassword() {
        return temporaryUntil != null;
    }

    boolean maySignIn(Instant now) {
        return active() && (temporaryUntil == null || now.isBefore(temporaryUntil));
    }

    void signedIn(Instant now) {
        lastSignInAt = now;
        if (temporaryUntil != null) {
            temporaryUntil = now; // used up
        }
    }

    void rehashed(String hash) {
        passwordHash = hash;
    }

    void chooses(String hash) {
        passwordHash = hash;
        temporaryUntil = null;
    }

    void receivesTemporary(String hash, Instant until) {
        passwordHash = hash;
        temporaryUntil = until;
    }

    void becomes(AccountStatus next) {
        status = next;
    }
}
