package vn.dangvu.index;

/** HTTP status of one item of a bulk, read as an {@link ItemResult}. */
final class ItemStatus {

    private ItemStatus() {}

    static ItemResult ofIndexing(int status) {
        if (status < 300) {
            return ItemResult.DONE;
        }
        return switch (status) {
            case 409 -> ItemResult.STALE;
            // not the entry is at fault: no rights, writing blocked by a full disk, time up, the
            // index
            // missing, the server busy
            case 401, 403, 404, 408, 429 -> ItemResult.RETRY;
            default -> status >= 500 ? ItemResult.RETRY : ItemResult.DEAD;
        };
    }

    /** A missing document answers 404 without an error, a missing index with one. */
    static ItemResult ofRemoval(int status, boolean error) {
        return status == 404 && !error ? ItemResult.DONE : ofIndexing(status);
    }
}
