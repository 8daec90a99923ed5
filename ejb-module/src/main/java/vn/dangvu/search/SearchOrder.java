package vn.dangvu.search;

/** In which order hits come. */
public enum SearchOrder {
    /** Best first; without text the newest. */
    BEST,
    NEWEST,
    OLDEST
}
