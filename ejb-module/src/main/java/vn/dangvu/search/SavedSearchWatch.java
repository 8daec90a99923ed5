package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.access.AccessService;
import vn.dangvu.access.AccessToken;
import vn.dangvu.account.AccountService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.index.IndexQuery;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.QueryRefusedException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs saved searches over what has come into the index since, each with the rights that its owner
 * has at this moment.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class SavedSearchWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SavedSearchWatch.class);
    private static final int SEARCHES = 200;

    /** What was put into the index can be found after one second. */
    private static final Duration UNTIL_FINDABLE = Duration.ofSeconds(3);

    @Inject SavedSearchRecords records;
    @Inject IndexConnection connection;
    @Inject AccountService accounts;
    @Inject AccessService access;
    @Inject Clock clock;

    void run() {
        Instant until = clock.instant().minus(UNTIL_FINDABLE);
        try {
            for (SavedSearchRecords.Saved search : records.behind(until, SEARCHES)) {
                run(search, until);
            }
        } catch (IndexUnavailableException away) {
            LOG.debug("saved searches wait: {}", away.getMessage());
        }
    }

    private void run(SavedSearchRecords.Saved search, Instant until)
            throws IndexUnavailableException {
        Optional<Actor> owner = accounts.actorOf(search.account());
        if (owner.isPresent()) {
            Set<AccessToken> tokens = access.tokensOf(owner.get());
            List<Long> candidates = records.candidates(search, tokens, until);
            for (int from = 0; from < candidates.size(); from += IndexQuery.MAX_SIZE) {
                int to = Math.min(candidates.size(), from + IndexQuery.MAX_SIZE);
                find(search, tokens, new HashSet<>(candidates.subList(from, to)));
            }
        }
        records.checked(search, until);
    }

    private void find(
            SavedSearchRecords.Saved search, Set<AccessToken> tokens, Set<Long> candidates)
            throws IndexUnavailableException {
        try {
            IndexQuery query =
                    Queries.of(search.query().newest(IndexQuery.MAX_SIZE), tokens)
                            .only(candidates)
                            .build();
            List<DocumentId> found =
                    connection.ask(index -> index.search(query)).hits().stream()
                            .map(hit -> new DocumentId(hit.documentId()))
                            .toList();
            Set<DocumentId> visible = access.visible(tokens, found);
            records.found(
                    search, found.stream().filter(visible::contains).collect(Collectors.toList()));
        } catch (QueryRefusedException refused) {
            LOG.warn("saved search {} is refused: {}", search.id(), refused.reason());
        }
    }
}
