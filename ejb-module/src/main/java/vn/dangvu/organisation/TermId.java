package vn.dangvu.organisation;

/** A term of office of one unit: {@code unit_term.id}. Numbers of Party documents run within it. */
public record TermId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
