package vn.dangvu.signing;

/** How much a {@link Finding} weighs. */
public enum Severity {
    /** Worth knowing, changes nothing. */
    INFORMATION,
    /** Unusual; a person should look, and hard rules treat it as a failure. */
    SUSPICIOUS,
    /** The signature or document cannot be accepted. */
    FAILURE
}
