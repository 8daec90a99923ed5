package vn.dangvu.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Duration;
import java.time.Instant;

/** What one key of the throttle remembers. */
@Entity
@Table(name = "sign_in_throttle")
class ThrottleEntry {
    @Id private String key;

    private int failures;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "last_success_at")
    private Instant lastSuccessAt;

    @Column(name = "touched_at")
    private Instant touchedAt;

    protected ThrottleEntry() {}

    ThrottleEntry(Instant now) {
        this.key = "";
        this.nextAt = now;
        this.touchedAt = now;
    }

    /** How long until a bucket has a token again; zero or less when it has one. */
    Duration bucketWait(Bucket bucket, Instant now) {
        return Duration.between(now, nextAt).minus(bucket.lead());
    }

    void takeToken(Bucket bucket, Instant now) {
        nextAt = (nextAt.isAfter(now) ? nextAt : now).plus(bucket.interval());
        touchedAt = now;
    }

    void giveTokenBack(Bucket bucket) {
        nextAt = nextAt.minus(bucket.interval());
    }

    /** How long until a try is looked at after the failures so far. */
    Duration delayWait(Instant now) {
        return Duration.between(now, nextAt);
    }

    /** Counts the try as failed before it is judged, so that many at once cannot slip through. */
    void countFailure(Backoff backoff, Instant now) {
        if (!now.isBefore(touchedAt.plus(backoff.forgetAfter()))) {
            failures = 0;
        }
        failures++;
        nextAt = now.plus(backoff.after(failures));
        touchedAt = now;
    }

    void succeeded(Instant now) {
        failures = 0;
        nextAt = now;
        lastSuccessAt = now;
        touchedAt = now;
    }

    boolean succeededSince(Instant then) {
        return lastSuccessAt != null && lastSuccessAt.isAfter(then);
    }

    /** So many tries at once, then one each interval. */
    record Bucket(int size, Duration interval) {
        Duration lead() {
            return interval.multipliedBy(size - 1L);
        }
    }

    /** Delays that double: nothing for the first failures, then 1 s, 2 s, 4 s … up to the longest. */
    record Backoff(int free, Duration longest, Duration forgetAfter) {
        Duration after(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration delay = Duration.ofSeconds(1L << Math.min(20, failures - free));
            return delay.compareTo(longest) > 0 ? longest : delay;
        }
    }
}
