package vn.dangvu.document;

/** What a version is: as drafted, with the leader's signature, sealed too, or received as it was. */
public enum Stage {
    DRAFT,
    SIGNED,
    SEALED,
    RECEIVED
}
