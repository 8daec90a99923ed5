package vn.dangvu.organisation;

/** A unit of the Party: {@code org_unit.id}. */
public record UnitId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
