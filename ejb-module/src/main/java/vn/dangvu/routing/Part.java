package vn.dangvu.routing;

/** Chủ trì, phối hợp, để biết. */
public enum Part {
    LEAD,
    COOPERATING,
    FOR_INFORMATION
}
