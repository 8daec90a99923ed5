package vn.dangvu.organisation;

/** One person in one position of one unit for a time: {@code position_holding.id}. */
public record PositionHoldingId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
