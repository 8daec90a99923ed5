package vn.dangvu.search;

/**
 * Keeps a search under a name and tells of new hits.
 *
 * @param name 1 to 100 characters
 * @param query what to search; at least a word or a filter
 */
public record SaveSearch(String name, SavedQuery query) {}
