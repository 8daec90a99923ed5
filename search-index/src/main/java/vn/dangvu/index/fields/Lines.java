package vn.dangvu.index.fields;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.DocumentTypes;
import vn.dangvu.index.PageText;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a document that hold text, and where the head of its first page ends.
 *
 * @param all in order
 * @param titleLine index of the line that names the type in capitals; -1 = none, as in letters
 * @param headEnd index of the first line behind the letterhead: symbol, date and issuer stand before
 */
record Lines(List<Line> all, int titleLine, int headEnd) {

    private static final int LONGEST_HEAD = 25;

    /** The state's and the Party's titles above every document. */
    private static final Pattern TITLES =
            Pattern.compile(
                    "dang ?cong ?san ?viet ?nam|cong ?hoa ?xa ?hoi ?chu ?nghia ?viet ?nam"
                            + "|doc ?lap ?[-–—.]? ?tu ?do ?[-–—.]? ?hanh ?phuc");

    private static final Pattern BODY = Pattern.compile("^(kinh gui|can cu |v/v|ve viec).*");

    /**
     * One line.
     *
     * @param text NFC, without blanks at its ends
     * @param folded of the same length, without marks, in small letters: a place found in the one is
     *     cut out of the other
     * @param afterGap whether an empty line or the start of a page stands before it
     */
    record Line(String text, String folded, boolean afterGap, int page, double confidence) {

        boolean isCapitals() {
            return Lines.isCapitals(text);
        }

        /** A field found on this line. */
        <T> Field<T> field(T value, double sure) {
            return new Field<>(value, sure * confidence, page);
        }

        Line from(int start) {
            return between(start, text.length());
        }

        /** A part of the line; blanks at its ends go. */
        Line between(int start, int end) {
            int first = start;
            int last = end;
            while (first < last && text.charAt(first) == ' ') {
                first++;
            }
            while (last > first && text.charAt(last - 1) == ' ') {
                last--;
            }
            return new Line(
                    text.substring(first, last),
                    folded.substring(first, last),
                    afterGap,
                    page,
                    confidence);
        }
    }

    static Lines of(List<PageText> pages) {
        List<Line> all = new ArrayList<>();
        for (PageText page : pages) {
            boolean gap = true;
            for (String raw : VietnameseText.nfc(page.text()).lines().toList()) {
                String text = raw.replaceAll("[\\s\u00A0]+", " ").strip();
                if (!text.isEmpty()) {
                    all.add(new Line(text, fold(text), gap, page.number(), page.confidence()));
                }
                gap = text.isEmpty();
            }
        }
        int title = titleLine(all);
        return new Lines(List.copyOf(all), title, headEnd(all, title));
    }

    static String fold(String text) {
        return VietnameseText.fold(text).toLowerCase(Locale.ROOT);
    }

    private static int titleLine(List<Line> all) {
        for (int i = 0; i < Math.min(all.size(), LONGEST_HEAD) && all.get(i).page() == 1; i++) {
            if (BODY.matcher(all.get(i).folded()).matches()) {
                return -1;
            }
            if (typeAtStart(all.get(i)).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** The type whose name in capitals starts the line; blanks between letters are no matter. */
    static Optional<DocumentTypes.Type> typeAtStart(Line line) {
        return DocumentTypes.atStart(line.folded())
                .filter(type -> isCapitals(line.text().substring(0, type.folded().length())));
    }

    private static int headEnd(List<Line> all, int title) {
        if (title >= 0) {
            return title;
        }
        int end = 0;
        while (end < Math.min(all.size(), LONGEST_HEAD)
                && all.get(end).page() == 1
                && !all.get(end).folded().startsWith("kinh gui")
                && !all.get(end).folded().startsWith("can cu ")) {
            end++;
        }
        return end;
    }

    List<Line> head() {
        return all.subList(0, headEnd);
    }

    /** The line without the titles of state and Party, which may stand in the other column. */
    static Line withoutTitles(Line line) {
        Matcher title = TITLES.matcher(line.folded());
        StringBuilder text = new StringBuilder(line.text());
        StringBuilder folded = new StringBuilder(line.folded());
        while (title.find()) {
            for (int i = title.start(); i < title.end(); i++) {
                text.setCharAt(i, ' ');
                folded.setCharAt(i, ' ');
            }
        }
        return new Line(
                        text.toString(),
                        folded.toString(),
                        line.afterGap(),
                        line.page(),
                        line.confidence())
                .from(0);
    }

    static boolean isTitle(Line line) {
        return TITLES.matcher(line.folded()).find();
    }

    static boolean isCapitals(String text) {
        return text.chars().filter(Character::isUpperCase).count() > 1
                && text.chars().noneMatch(Character::isLowerCase);
    }

    static boolean startsWithCapital(String text) {
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    }
}
