package vn.dangvu.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number and notation of a document, written in many ways: {@code 36-HD/VPTW}, {@code Số 05 - NQ/ĐU},
 * {@code 858CV/ĐUK}, {@code 30/2020/NĐ-CP}.
 *
 * @param number without leading zeros
 * @param year for state documents that carry one; empty otherwise
 * @param type folded upper case, for instance {@code HD}
 * @param organisation folded upper case, for instance {@code VPTW}; empty when not written
 * @param start offset of the first character in the text
 * @param end offset after the last character
 */
public record DocumentSymbol(
        String number, String year, String type, String organisation, int start, int end) {

    private static final String LETTERS = "[\\p{L}][\\p{L}\\p{Mn}0-9]{0,11}";

    /** Bounded repetitions only: the cost is linear in the text. */
    private static final Pattern PARTY =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?<number>\\d{1,5}) ?[-–—]? ?(?<type>[\\p{L}][\\p{L}\\p{Mn}]{0,7})"
                            + " ?/ ?(?<org>"
                            + LETTERS
                            + "(?:[-.]"
                            + LETTERS
                            + "){0,3})");

    private static final Pattern STATE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?<number>\\d{1,5})/(?:(?<year>\\d{4})/)?"
                            + "(?<type>[\\p{Lu}][\\p{Lu}\\p{Mn}0-9]{0,7})(?:-(?<org>"
                            + LETTERS
                            + "(?:[-.]"
                            + LETTERS
                            + "){0,3}))?");

    private static final Pattern SHORT =
            Pattern.compile(
                    "^\\s*(?:[sS][ốỐoO]\\s*:?\\s*)?(?<number>\\d{1,5}) ?[-–—] ?(?<type>[\\p{L}][\\p{L}\\p{Mn}]{0,7})\\s*$");

    /** {@code 36-HD/VPTW}; state documents as {@code 30/2020/ND-CP}. */
    public String canonical() {
        if (year.isEmpty()) {
            return organisation.isEmpty() ? shortForm() : shortForm() + "/" + organisation;
        }
        return number
                + "/"
                + year
                + "/"
                + type
                + (organisation.isEmpty() ? "" : "-" + organisation);
    }

    /** Number and type alone, {@code 36-HD}. */
    public String shortForm() {
        return number + "-" + type;
    }

    /** The symbol a field or a query consists of; empty when it is none. */
    public static Optional<DocumentSymbol> parse(String text) {
        List<DocumentSymbol> found = find(text);
        if (!found.isEmpty()) {
            return Optional.of(found.get(0));
        }
        Matcher matcher = SHORT.matcher(VietnameseText.nfc(text));
        return matcher.find() ? Optional.of(symbol(matcher, "", "")) : Optional.empty();
    }

    /** All symbols written in a text, in order. Offsets are right for NFC texts. */
    public static List<DocumentSymbol> find(String text) {
        String composed = VietnameseText.nfc(text);
        List<DocumentSymbol> found = new ArrayList<>();
        if (composed.indexOf('/') < 0) {
            return found;
        }
        List<DocumentSymbol> party = all(PARTY.matcher(composed), false);
        List<DocumentSymbol> state = all(STATE.matcher(composed), true);
        int next = 0;
        for (DocumentSymbol symbol : party) {
            while (next < state.size() && state.get(next).start < symbol.end) {
                if (state.get(next).end <= symbol.start) {
                    found.add(state.get(next));
                }
                next++;
            }
            found.add(symbol);
        }
        found.addAll(state.subList(next, state.size()));
        return found;
    }

    private static List<DocumentSymbol> all(Matcher matcher, boolean state) {
        List<DocumentSymbol> all = new ArrayList<>();
        while (matcher.find()) {
            String year = state ? orEmpty(matcher.group("year")) : "";
            all.add(symbol(matcher, year, orEmpty(matcher.group("org"))));
        }
        return all;
    }

    private static DocumentSymbol symbol(Matcher matcher, String year, String organisation) {
        String digits = matcher.group("number").replaceFirst("^0+(?=\\d)", "");
        return new DocumentSymbol(
                digits,
                year,
                upper(matcher.group("type")),
                upper(organisation),
                matcher.start("number"),
                matcher.end());
    }

    private static String upper(String letters) {
        return VietnameseText.fold(letters).toUpperCase(Locale.ROOT);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
