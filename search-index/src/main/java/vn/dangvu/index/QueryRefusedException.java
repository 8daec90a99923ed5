package vn.dangvu.index;

/** A search that passes a bound. The person can change it; trying the same again is useless. */
public class QueryRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Which bound. */
    public enum Reason {
        /** More than {@link IndexQuery#MAX_TEXT} characters. */
        TEXT_TOO_LONG,
        /** A page after {@link IndexQuery#MAX_FROM} hits, or before the first. */
        TOO_DEEP,
        /** A page of more than {@link IndexQuery#MAX_SIZE} hits, or of less than none. */
        PAGE_TOO_LARGE,
        /** A word that starts with {@code *} or {@code ?}. */
        LEADING_WILDCARD,
        /** More values in a filter, or more access tokens, than allowed. */
        TOO_MANY_VALUES
    }

    private final Reason reason;

    public QueryRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
