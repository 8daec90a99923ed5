package vn.dangvu.signing;

/** Main result of a validation (EN 319 102-1 §5.1.3). */
public enum Indication {
    TOTAL_PASSED,
    INDETERMINATE,
    TOTAL_FAILED
}
