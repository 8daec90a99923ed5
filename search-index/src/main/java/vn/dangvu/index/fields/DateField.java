package vn.dangvu.index.fields;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Place and date: "Bình An, ngày 05 tháng 10 năm 2026" in the letterhead. */
final class DateField {

    /** Digits as optical readers may give them. */
    private static final String DIGITS = "[0-9oil]";

    private static final Pattern DATE =
            Pattern.compile(
                    "ngay ?(?<day>"
                            + DIGITS
                            + "{1,2})? ?thang ?(?<month>"
                            + DIGITS
                            + "{1,2})? ?nam ?(?<year>"
                            + DIGITS
                            + "{4})");

    private DateField() {}

    static Optional<Field<LocalDate>> issued(Lines lines) {
        return line(lines)
                .flatMap(
                        line -> {
                            Matcher date = DATE.matcher(line.folded());
                            return date.find()
                                    ? day(date).map(d -> line.field(d, sure(line, date)))
                                    : Optional.empty();
                        });
    }

    private static double sure(Line line, Matcher date) {
        boolean digits =
                (date.group("day") + date.group("month") + date.group("year")).matches("\\d+");
        boolean place = date.start() > 0 && line.text().charAt(0) != '(';
        return digits && place ? 0.97 : 0.8;
    }

    static Optional<Field<String>> place(Lines lines) {
        return line(lines)
                .flatMap(
                        line -> {
                            int end = start(line);
                            String name = end < 0 ? "" : name(line.text().substring(0, end));
                            return name.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(line.field(name, 0.93));
                        });
    }

    /** Where the date starts in a line; -1 = it holds none. */
    static int start(Line line) {
        Matcher date = DATE.matcher(line.folded());
        return date.find() ? date.start() : -1;
    }

    /** The text of a line before its place and date, which may have run into it from the right. */
    static Line withoutDate(Line line) {
        int start = start(line);
        if (start < 0) {
            return line;
        }
        String before = line.text().substring(0, start);
        String place = name(before);
        return line.between(0, place.isEmpty() ? start : before.lastIndexOf(place));
    }

    private static Optional<Line> line(Lines lines) {
        List<Line> head = lines.head();
        return head.stream()
                .filter(line -> start(line) >= 0 && !line.text().startsWith("("))
                .findFirst();
    }

    private static Optional<LocalDate> day(Matcher date) {
        return date.group("day") == null || date.group("month") == null
                ? Optional.empty()
                : day(date.group("year"), date.group("month"), date.group("day"));
    }

    static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(number(year), number(month), number(day)));
        } catch (DateTimeException | NumberFormatException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace('o', '0').replace('l', '1').replace('i', '1'));
    }

    /** The words with a capital at the end, as far as they belong to one name. */
    private static String name(String before) {
        String text = before.replaceFirst("[\\s,.;]+$", "");
        List<VietnameseText.Word> words = VietnameseText.words(text);
        int first = words.size();
        while (first > 0 && first > words.size() - 4 && isName(words.get(first - 1).text())) {
            first--;
        }
        if (first == words.size() || words.get(words.size() - 1).end() != text.length()) {
            return "";
        }
        boolean city = first > 0 && words.get(first - 1).text().equalsIgnoreCase("TP");
        return text.substring(words.get(city ? first - 1 : first).start());
    }

    private static boolean isName(String word) {
        return Lines.startsWithCapital(word) && word.chars().anyMatch(Character::isLowerCase);
    }
}
