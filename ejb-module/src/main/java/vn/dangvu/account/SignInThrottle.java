package vn.dangvu.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Slows guessing down and never locks an account: nobody can keep a clerk out on the day of a
 * deadline.
 *
 * <ul>
 *   <li>a name tried from one network waits longer after each failure, up to a minute;
 *   <li>a network has 30 tries a minute, given back by each success: a whole province may come
 *       through one address;
 *   <li>a name has 10 tries at once and then one every two minutes from all networks together, except
 *       from those where it signed in within 30 days: there its owner is at home.
 * </ul>
 *
 * Names that exist and names that don't are treated alike (R01). Runs in the caller's transaction,
 * which must commit even when the answer is to wait.
 */
final class SignInThrottle {
    static final ThrottleEntry.Backoff PAIR =
            new ThrottleEntry.Backoff(5, Duration.ofMinutes(1), Duration.ofHours(1));
    static final ThrottleEntry.Bucket NETWORK = new ThrottleEntry.Bucket(30, Duration.ofSeconds(2));
    static final ThrottleEntry.Bucket NAME = new ThrottleEntry.Bucket(10, Duration.ofMinutes(2));
    static final Duration AT_HOME = Duration.ofDays(30);

    private final EntityManager entities;

    SignInThrottle(EntityManager entities) {
        this.entities = entities;
    }

    /** Counts a try; answers how long to wait when it must not be looked at. */
    Optional<Duration> admit(LoginName login, String address, Instant now) {
        Entries entries = lock(login, address);
        boolean atHome = entries.pair.succeededSince(now.minus(AT_HOME));
        Duration wait =
                Stream.of(
                                entries.network.bucketWait(NETWORK, now),
                                entries.pair.delayWait(now),
                                atHome ? Duration.ZERO : entries.name.bucketWait(NAME, now))
                        .max(Duration::compareTo)
                        .orElseThrow();
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Optional.of(wait);
        }
        entries.network.takeToken(NETWORK, now);
        entries.pair.countFailure(PAIR, now);
        if (!atHome) {
            entries.name.takeToken(NAME, now);
        }
        return Optional.empty();
    }

    /** The try that was admitted turned out to be right. */
    void succeeded(LoginName login, String address, Instant now) {
        Entries entries = lock(login, address);
        entries.network.giveTokenBack(NETWORK);
        entries.pair.succeeded(now);
    }

    /** What no longer says anything. */
    void forgetOld(Instant now) {
        entities.createQuery("delete from ThrottleEntry e where e.touchedAt < :then")
                .setParameter("then", now.minus(AT_HOME))
                .executeUpdate();
    }

    private record Entries(ThrottleEntry network, ThrottleEntry pair, ThrottleEntry name) {}

    private Entries lock(LoginName login, String address) {
        String network = Sha256.hex("network " + Network.of(address));
        String pair = Sha256.hex("pair " + Network.of(address) + " " + login.value());
        String name = Sha256.hex("name " + login.value());
        Map<String, ThrottleEntry> locked = new TreeMap<>();
        // always in the same order, or two tries could wait for each other
        Stream.of(network, pair, name).sorted().forEach(key -> locked.put(key, lock(key)));
        return new Entries(locked.get(network), locked.get(pair), locked.get(name));
    }

    private ThrottleEntry lock(String key) {
        entities.createNativeQuery(
                        "insert into sign_in_throttle (key, next_at, touched_at)"
                                + " values (?, 'epoch', 'epoch') on conflict do nothing")
                .setParameter(1, key)
                .executeUpdate();
        return entities.find(ThrottleEntry.class, key, LockModeType.PESSIMISTIC_WRITE);
    }
}
