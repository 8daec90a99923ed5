package vn.dangvu.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Work that only one node does at a time: who holds its name does it. */
@ApplicationScoped
public class Leases {
    @Inject EntityManager db;
    @Inject Clock clock;
    private final String node = UUID.randomUUID().toString();

    /**
     * Takes the name, or keeps it, for so long from now on; a node that dies loses it by then.
     *
     * @return false when another node holds it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean hold(String name, Duration time) {
        Instant now = clock.instant();
        return db.createNativeQuery(
                                "insert into lease (name, holder, until) values (?, ?, ?) on"
                                        + " conflict (name) do update set holder = excluded.holder,"
                                        + " until = excluded.until where lease.holder = excluded.holder"
                                        + " or lease.until <= ?")
                        .setParameter(1, name)
                        .setParameter(2, node)
                        .setParameter(3, Timestamp.from(now.plus(time)))
                        .setParameter(4, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }
}
