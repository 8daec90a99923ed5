package vn.dangvu.worker;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a text together from runs of one font each and converts the runs of legacy fonts. Runs of the
 * same font are joined first: letters of two bytes may be split between runs.
 */
final class FontText {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private final Set<LegacyEncoding> encodings = new LinkedHashSet<>();
    private String font = "";

    /**
     * Adds text shown in a font.
     *
     * @param name may be null when unknown
     */
    void add(String shown, String name) {
        String next = name == null ? "" : name;
        if (!next.equals(font)) {
            endRun();
            font = next;
        }
        run.append(shown);
    }

    /** Adds a blank or line end that belongs to no font. */
    void add(String blank) {
        run.append(blank);
    }

    private void endRun() {
        if (run.length() == 0) {
            return;
        }
        String shown = run.toString();
        run.setLength(0);
        original.append(shown);
        Optional<LegacyEncoding> encoding = LegacyEncoding.ofFont(font);
        if (encoding.isEmpty() || isPlain(shown)) {
            text.append(capitals(shown));
            return;
        }
        encodings.add(encoding.get());
        text.append(capitals(LegacyText.decodeWords(shown, encoding.get())));
    }

    private String capitals(String decoded) {
        return LegacyEncoding.isCapitalFont(font) ? decoded.toUpperCase(Locale.ROOT) : decoded;
    }

    private static boolean isPlain(String shown) {
        return shown.chars().allMatch(c -> (c < 0x80 && c > 0x1F) || c == '\n' || c == '\t');
    }

    String text() {
        endRun();
        return text.toString();
    }

    String original() {
        endRun();
        return original.toString();
    }

    /** Empty when no run was converted. */
    Set<LegacyEncoding> encodings() {
        endRun();
        return encodings;
    }
}
