package vn.dangvu.search;

/**
 * The index, for those who look after it.
 *
 * @param state READY, DEGRADED or AWAY
 * @param reason why it is not ready, for an operator; empty when it is
 * @param documents in the index; 0 when unknown
 * @param waiting documents that the index has not caught up with
 * @param rebuild null when there never was one
 */
public record IndexView(
        String state, String reason, long documents, long waiting, RebuildView rebuild) {

    public boolean ready() {
        return "READY".equals(state);
    }
}
