package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.index.IndexHealth;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.IndexedVersion;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.search.IndexComparison.Differences;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.List;
import java.util.stream.Stream;

/** What an administrator can ask of the index and do to it; shows no document. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class IndexService {
    private static final int EXAMPLES = 100;

    @Inject IndexConnection connection;
    @Inject IndexComparison comparison;
    @Inject IndexRebuilding rebuilding;
    @Inject RebuildRecords rebuilds;
    @Inject Outbox outbox;

    /** How the index is now; takes seconds when its server hangs. */
    public IndexView state() {
        IndexHealth health = connection.health();
        return new IndexView(
                health.state().name(),
                health.reason(),
                health.documents(),
                outbox.waiting(),
                rebuilds.last().orElse(null));
    }

    /**
     * Compares document by document; seconds for a million.
     *
     * @throws DomainException {@code search.unavailable}
     */
    public ComparisonView compare(Actor administrator) {
        demand(administrator);
        try {
            return view(comparison.compare());
        } catch (IndexUnavailableException away) {
            throw unavailable();
        }
    }

    /**
     * Compares, and brings what differs into the index or out of it.
     *
     * @return what differed
     * @throws DomainException {@code search.unavailable}
     */
    public ComparisonView repair(Actor administrator) {
        demand(administrator);
        try {
            return view(comparison.repair());
        } catch (IndexUnavailableException away) {
            throw unavailable();
        }
    }

    /**
     * Begins to build the index anew; searches go on in the old one meanwhile.
     *
     * @throws DomainException {@code index.rebuild-running}
     */
    public void rebuild(Actor administrator) {
        demand(administrator);
        rebuilds.start(administrator);
    }

    /**
     * Gives a rebuild up and throws away what it has built; quiet when none runs.
     *
     * @throws DomainException {@code search.unavailable}
     */
    public void cancelRebuild(Actor administrator) {
        demand(administrator);
        if (!rebuilds.last().map(RebuildView::running).orElse(false)) {
            return;
        }
        rebuilds.cancelled(administrator);
        try {
            rebuilding.abandon();
        } catch (IndexUnavailableException away) {
            throw unavailable();
        }
    }

    /** All that waits or was given up is tried again now. */
    public void retryAll(Actor administrator) {
        demand(administrator);
        outbox.retryAll();
    }

    /** One document that was given up is tried again. */
    public void retry(Actor administrator, long documentId) {
        demand(administrator);
        outbox.retry(documentId);
    }

    /** What was given up, and why. */
    public List<Outbox.DeadTask> deadTasks(Actor administrator) {
        demand(administrator);
        return outbox.deadTasks();
    }

    private ComparisonView view(Differences found) {
        List<Long> examples =
                Stream.of(
                                found.missing().stream().map(document -> document.id().value()),
                                found.outdated().stream().map(IndexedVersion::documentId),
                                found.surplus().stream().map(IndexedVersion::documentId))
                        .flatMap(ids -> ids)
                        .limit(EXAMPLES)
                        .toList();
        return new ComparisonView(
                found.inDatabase(),
                found.inIndex(),
                outbox.waiting(),
                found.missing().size(),
                found.outdated().size(),
                found.surplus().size(),
                examples);
    }

    private static void demand(Actor actor) {
        if (!actor.administrator()) {
            throw new DomainException(Refusal.FORBIDDEN, "account.administrators-only");
        }
    }

    private static DomainException unavailable() {
        return new DomainException(Refusal.UNAVAILABLE, "search.unavailable");
    }
}
