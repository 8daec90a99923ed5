package vn.dangvu.web.frame;

/** Where to go back to after sign-in: only ever a path of this application. */
public final class SafePath {
    private static final int LONGEST = 500;

    private SafePath() {}

    /** The wanted path when it cannot lead elsewhere, else {@code otherwise}. */
    public static String of(String wanted, String otherwise) {
        boolean safe =
                wanted != null
                        && wanted.length() <= LONGEST
                        && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
        return safe ? wanted : otherwise;
    }
}
