package vn.dangvu.search;

import java.time.Instant;

/**
 * A search that somebody keeps.
 *
 * @param unseen new hits not looked at yet that the person may still see
 */
public record SavedSearchView(
        long id, String name, SavedQuery query, Instant createdAt, long unseen) {}
