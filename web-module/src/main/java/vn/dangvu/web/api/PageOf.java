package vn.dangvu.web.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total of all pages
 * @param page from 1
 * @param pageSize wanted size, 1 to {@value #MOST}; the last page may hold fewer
 */
public record PageOf<T>(List<T> items, long total, int page, int pageSize) {
    public static final int MOST = 100;

    public PageOf {
        items = List.copyOf(items);
    }

    public List<T> getItems() {
        return items;
    }

    public long getTotal() {
        return total;
    }

    public int getPage() {
        return page;
    }

    public int getPageSize() {
        return pageSize;
    }
}
