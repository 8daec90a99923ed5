package vn.dangvu.index;

/** What the documents found are counted by, and chosen from. */
public enum Facet {
    /** By code of type. */
    TYPE,
    /** By id of the issuing unit. */
    ISSUER,
    /** By id of each unit at or above the issuer; labelled with the id, since only issuers are named. */
    SUBTREE,
    /** By year, latest first. */
    YEAR,
    /** By {@code DIRECTIVE}, {@code REPORT} or {@code ARCHIVE}. */
    KIND,
    /** By code of urgency; ordinary documents are in no count. */
    URGENCY,
    /** By code of status. */
    STATUS,
    /** By {@code true} and {@code false}: whether the signature was judged valid. */
    SIGNATURE,
    /** By name of the signer. */
    SIGNER
}
