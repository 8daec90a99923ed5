package vn.dangvu.web.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words searched in a text, whatever the case. Words typed without marks find the letters
 * with any; words typed with marks find only these.
 */
public final class Marking {
    private static final int MOST_WORDS = 12;

    /**
     * Plain text, to be escaped like any other.
     *
     * @param marked whether it is a word searched
     */
    public record Piece(String text, boolean marked) {}

    private final Pattern words;

    private Marking(Pattern words) {
        this.words = words;
    }

    /** Marks the words of a query; a null or empty one marks nothing. */
    public static Marking of(String query) {
        String text = Normalizer.normalize(query == null ? "" : query, Normalizer.Form.NFC);
        List<String> alternatives =
                Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> word.length() > 1)
                        .distinct()
                        .limit(MOST_WORDS)
                        .map(Marking::pattern)
                        .toList();
        return new Marking(
                alternatives.isEmpty()
                        ? null
                        : Pattern.compile(
                                "(?iu)(?<![\\p{L}\\p{N}])(?:"
                                        + String.join("|", alternatives)
                                        + ")(?![\\p{L}\\p{N}])"));
    }

    /** The text in pieces, in order; neighbouring marked words become one piece. */
    public List<Piece> mark(String text) {
        if (words == null) {
            return List.of(new Piece(text, false));
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<Piece> pieces = new ArrayList<>();
        Matcher found = words.matcher(composed);
        int done = 0;
        while (found.find()) {
            add(pieces, composed.substring(done, found.start()), false);
            add(pieces, found.group(), true);
            done = found.end();
        }
        add(pieces, composed.substring(done), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }

    private static String pattern(String word) {
        boolean bare = strip(word).equals(word.toLowerCase(Locale.ROOT));
        StringBuilder pattern = new StringBuilder();
        for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(bare ? withMarks(c) : String.valueOf(c));
        }
        return pattern.toString();
    }

    private static String withMarks(char c) {
        return switch (c) {
            case 'a' -> "[aàáảãạăằắẳẵặâầấẩẫậ]";
            case 'e' -> "[eèéẻẽẹêềếểễệ]";
            case 'i' -> "[iìíỉĩị]";
            case 'o' -> "[oòóỏõọôồốổỗộơờớởỡợ]";
            case 'u' -> "[uùúủũụưừứửữự]";
            case 'y' -> "[yỳýỷỹỵ]";
            case 'd' -> "[dđ]";
            default -> String.valueOf(c);
        };
    }

    private static String strip(String word) {
        return Normalizer.normalize(
                        word.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
