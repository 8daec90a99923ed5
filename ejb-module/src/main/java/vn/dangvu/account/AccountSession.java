package vn.dangvu.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Duration;
import java.time.Instant;

/** A browser that is signed in, known by the hash of its token. */
@Entity
@Table(name = "account_session")
class AccountSession {
    /** ASVS 5.0, 7.3.1 and 7.3.2; R08. */
    static final Duration IDLE = Duration.ofMinutes(20);

    static final Duration ABSOLUTE = Duration.ofHours(10);

    /** A page makes many requests; one write in this time is enough to tell idleness. */
    static final Duration TOUCH_EVERY = Duration.ofSeconds(30);

    private static final int LONGEST_USER_AGENT = 300;

    @Id
    @Column(name = "token_sha256")
    private String tokenSha256;

    @Column(name = "account_id")
    private long account;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    protected AccountSession() {}

    AccountSession(
            SessionToken token, AccountId account, String address, String agent, Instant now) {
        this.tokenSha256 = token.sha256();
        this.account = account.value();
        this.createdAt = now;
        this.lastSeenAt = now;
        this.address = address;
        String known = agent == null ? "" : agent;
        this.userAgent = known.substring(0, Math.min(LONGEST_USER_AGENT, known.length()));
    }

    AccountId account() {
        return new AccountId(account);
    }

    boolean alive(Instant now) {
        return now.isBefore(createdAt.plus(ABSOLUTE)) && now.isBefore(lastSeenAt.plus(IDLE));
    }

    boolean wantsTouch(Instant now) {
        return !now.isBefore(lastSeenAt.plus(TOUCH_EVERY));
    }

    SessionView view(SessionToken asking) {
        return new SessionView(
                tokenSha256,
                createdAt,
                lastSeenAt,
                address,
                userAgent,
                tokenSha256.equals(asking.sha256()));
    }
}
