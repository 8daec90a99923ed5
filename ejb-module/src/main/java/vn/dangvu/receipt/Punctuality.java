package vn.dangvu.receipt;

/** Whether something came in time; at the stated instant is in time. */
public enum Punctuality {
    ON_TIME,
    LATE,
    NO_DEADLINE
}
