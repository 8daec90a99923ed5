package vn.dangvu.search;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/**
 * An administrator began to rebuild the index, or gave it up.
 *
 * @param step {@code index-rebuild-started} or {@code index-rebuild-cancelled}
 */
record IndexRebuilt(Long personId, String step) implements DomainEvent {
    @Override
    public Long unitId() {
        return null;
    }

    @Override
    public String objectType() {
        return "index";
    }

    /** There is one index. */
    @Override
    public long objectId() {
        return 1;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }

    @Override
    public String action() {
        return step;
    }
}
