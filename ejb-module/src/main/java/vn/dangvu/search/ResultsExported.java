package vn.dangvu.search;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** Somebody took a list of results out of the system. */
record ResultsExported(Long personId, int rows) implements DomainEvent {
    @Override
    public Long unitId() {
        return null;
    }

    @Override
    public String objectType() {
        return "search";
    }

    /** A search is no thing that is kept. */
    @Override
    public long objectId() {
        return 0;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("rows", rows);
    }
}
