package vn.dangvu.web.reading;

/**
 * What came of a file brought to {@code /kiem-tra-chu-ky}.
 *
 * @param fileName as the browser named it; empty when nothing was chosen
 * @param panel the verdict; null when there is none
 * @param problem why there is no verdict; empty when there is one
 */
record Verification(String fileName, VerdictPanel panel, String problem) {
    /** Under this name the page finds it in its request. */
    static final String ATTRIBUTE = Verification.class.getName();
}
