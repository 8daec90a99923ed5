package vn.dangvu.obligation;

/** What is owed. */
public enum ObligationKind {
    ACKNOWLEDGE,
    REPORT
}
