package vn.dangvu.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Duration;
import java.time.Instant;

/** The one code that makes the first administrator: five tries in 24 hours (R14). */
@Entity
@Table(name = "set_up_code")
class SetUpCode {
    static final int ID = 1;
    static final int TRIES = 5;
    static final Duration VALID = Duration.ofDays(1);

    @Id private int id = ID;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "tries_left")
    private int triesLeft = TRIES;

    protected SetUpCode() {}

    SetUpCode(String codeHash, Instant now) {
        this.codeHash = codeHash;
        this.expiresAt = now.plus(VALID);
    }

    String codeHash() {
        return codeHash;
    }

    boolean usable(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }

    void countTry() {
        triesLeft--;
    }
}
