package vn.dangvu.shared;

/** What kind of "no" a {@link DomainException} is; the edge turns it into a status and a sentence. */
public enum Refusal {
    /** The input breaks a rule the caller can mend. */
    INVALID,
    /** The caller may know of the thing but not do this with it. */
    FORBIDDEN,
    /** The thing is not there, or the caller may not know that it is. */
    NOT_FOUND,
    /** The thing has moved on: another state, another version, done already. */
    CONFLICT,
    /** More bytes than the limit. */
    TOO_LARGE,
    /** Too often; try again later. */
    TOO_MANY,
    /** A part of the system that is needed does not answer now. */
    UNAVAILABLE
}
