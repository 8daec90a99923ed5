package vn.dangvu.index;

import java.util.List;

/**
 * What became of each entry of a {@link SearchIndex#put}.
 *
 * @param items in the order of the entries
 */
public record IndexOutcome(List<ItemOutcome> items) {

    public IndexOutcome {
        items = List.copyOf(items);
    }

    /** True when no item has to be sent again. */
    public boolean settled() {
        return items.stream().noneMatch(item -> item.result() == ItemResult.RETRY);
    }
}
