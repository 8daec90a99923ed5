package vn.dangvu.search;

/** What the documents found are counted by, and can be narrowed to. */
public enum SearchFacet {
    /** By code of type. */
    TYPE,
    /** By id of the issuing unit. */
    ISSUER,
    /** By year of issue. */
    YEAR,
    /** By name of {@link vn.dangvu.document.DocumentKind}. */
    KIND,
    /** By name of {@link vn.dangvu.document.Urgency}. */
    URGENCY,
    /** By name of {@link vn.dangvu.document.DocumentStatus}. */
    STATUS,
    /** By {@code true} and {@code false}: whether the signatures were judged valid. */
    SIGNATURE,
    /** By name of the signer. */
    SIGNER
}
