package vn.dangvu.signature;

import vn.dangvu.document.DocumentSymbol;
import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.TextPlace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of number and date the head of a document leaves open (NĐ 30/2020 Appendix I, zones 3 and 4),
 * and where they go: into the empty places of the form, or under the name of the issuing body.
 */
final class NumberForm {
    /**
     * What is to be written somewhere.
     *
     * @param lines in letters of 13 points
     */
    record Stamp(Placement place, List<String> lines) {}

    /** The head ends here, in millimetres from the upper edge; below, other numbers are spoken of. */
    private static final double HEAD = 65;

    private static final double LETTERS = 13 * 25.4 / 72;
    private static final double DIGIT = LETTERS / 2;
    private static final double BLANK = LETTERS / 4;
    private static final double MARGIN = 2 * 25.4 / 72;
    private static final double LINE = 7;
    private static final double LEAST_ROOM = 15;
    private static final double MOST_ROOM = 45;

    private static final String OPEN = "[\\s.…_]*";
    private static final Pattern NUMBER_PRINTED = pattern("^[\\s*]*số\\s*[:.]?\\s*\\d");
    private static final Pattern NUMBER_OPEN =
            pattern(
                    "^[\\s*]*(số(?:\\s*:)?)(?!\\p{L})"
                            + OPEN
                            + "([-–/]\\s*\\p{L}[\\p{L}\\p{N}/.–-]*)?");
    private static final Pattern DATE_PRINTED =
            pattern("ngày\\s*\\d{1,2}\\s*tháng\\s*\\d{1,2}\\s*năm\\s*\\d{4}");
    private static final Pattern DATE_OPEN =
            pattern(
                    "(ngày)"
                            + OPEN
                            + "(tháng)(?:"
                            + OPEN
                            + "|\\s*\\d{1,2}\\s*)(năm)"
                            + OPEN
                            + "(\\d{4})?");

    private final PageText page;
    private final List<PageText.Line> head;
    private final DocumentSymbol symbol;
    private final LocalDate date;

    private NumberForm(PageText page, DocumentSymbol symbol, LocalDate date) {
        this.page = page;
        this.head =
                page.lines().stream()
                        .filter(line -> topOf(line) < page.area().top() + HEAD)
                        .toList();
        this.symbol = symbol;
        this.date = date;
    }

    /**
     * What is to be written onto the first page; nothing where number and date are printed, and
     * nothing on a page without letters, such as a scan, of which nobody knows.
     */
    static List<Stamp> stamps(PageText page, DocumentSymbol symbol, LocalDate date) {
        return page.lines().isEmpty() ? List.of() : new NumberForm(page, symbol, date).stamps();
    }

    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        Optional<Stamp> dated = first(this::openDate);
        boolean dateOpen = dated.isEmpty() && !has(head, DATE_PRINTED);
        if (!numberPrinted()) {
            stamps.add(first(this::openNumber).orElseGet(() -> underIssuer(dateOpen)));
        }
        dated.ifPresent(stamps::add);
        return stamps;
    }

    private boolean numberPrinted() {
        String own =
                "(?<!\\d)0*"
                        + symbol.codeNumber()
                        + "\\s*[-–/]?\\s*"
                        + Pattern.quote(symbol.codeNotation());
        return has(head, NUMBER_PRINTED) || has(page.lines(), pattern(own));
    }

    private interface Search {
        Optional<Stamp> in(PageText.Line line);
    }

    private Optional<Stamp> first(Search search) {
        return head.stream().flatMap(line -> search.in(line).stream()).findFirst();
    }

    private Optional<Stamp> openNumber(PageText.Line line) {
        Matcher form = NUMBER_OPEN.matcher(line.text());
        if (!form.find()) {
            return Optional.empty();
        }
        TextPlace word = line.place(form.start(1), form.end(1));
        double from = word.left() + word.width();
        if (form.group(2) != null) {
            double to = line.place(form.start(2), form.end(2)).left();
            String number = "%02d".formatted(symbol.codeNumber());
            return Optional.of(
                    stamp(word, (from + to - number.length() * DIGIT) / 2, number, digits(number)));
        }
        double to =
                form.end() < line.text().length()
                        ? line.place(form.end(), form.end() + 1).left()
                        : from + MOST_ROOM;
        return to - from < LEAST_ROOM
                ? Optional.empty()
                : Optional.of(
                        stamp(
                                word,
                                from + 1,
                                symbol.toString(),
                                Math.min(MOST_ROOM, to - from - 2)));
    }

    private Optional<Stamp> openDate(PageText.Line line) {
        Matcher form = DATE_OPEN.matcher(line.text());
        if (!form.find()) {
            return Optional.empty();
        }
        TextPlace day = line.place(form.start(1), form.end(1));
        TextPlace month = line.place(form.start(2), form.end(2));
        TextPlace year = line.place(form.start(3), form.end(3));
        StringBuilder written = new StringBuilder();
        String dayNumber = "%02d".formatted(date.getDayOfMonth());
        double start = middle(day, month.left(), dayNumber);
        double end = start;
        end = write(written, end, start, dayNumber);
        if (line.text()
                .substring(form.end(2), form.start(3))
                .chars()
                .noneMatch(Character::isDigit)) {
            // NĐ 30/2020: 01 and 02, for fear of what could be put before them; then without
            String number =
                    date.getMonthValue() < 3
                            ? "0" + date.getMonthValue()
                            : "" + date.getMonthValue();
            end = write(written, end, middle(month, year.left(), number), number);
        }
        if (form.group(4) == null) {
            end = write(written, end, year.left() + year.width() + BLANK, "" + date.getYear());
        }
        return Optional.of(stamp(day, start, written.toString(), end - start));
    }

    private static double middle(TextPlace before, double next, String number) {
        return (before.left() + before.width() + next - digits(number)) / 2;
    }

    private static double digits(String number) {
        return number.length() * DIGIT;
    }

    /** Goes on to a place with blanks, as near as they come to it. */
    private static double write(StringBuilder written, double end, double place, String number) {
        long blanks = Math.max(0, Math.round((place - end) / BLANK));
        written.append(" ".repeat((int) blanks)).append(number);
        return end + blanks * BLANK + digits(number);
    }

    /** A field whose letters stand on the line of the form. */
    private Stamp stamp(TextPlace onLineOf, double left, String text, double width) {
        double baseline = onLineOf.top() + onLineOf.height();
        return new Stamp(
                new Placement(
                        page.area().page(),
                        Math.max(0, left - MARGIN),
                        Math.max(0, baseline - LINE / 2 - 0.35 * LETTERS),
                        width + 2 * MARGIN + 0.5,
                        LINE),
                List.of(text));
    }

    /** Under the name of the issuing body where nothing stands there, else in the upper margin. */
    private Stamp underIssuer(boolean withDate) {
        List<String> lines = new ArrayList<>();
        lines.add("Số " + symbol);
        if (withDate) {
            lines.add(
                    "ngày %02d tháng %s năm %d"
                            .formatted(
                                    date.getDayOfMonth(),
                                    date.getMonthValue() < 3
                                            ? "0" + date.getMonthValue()
                                            : "" + date.getMonthValue(),
                                    date.getYear()));
        }
        double height = lines.size() * 6.0;
        Placement area = page.area();
        for (double top : new double[] {36, 44, 52}) {
            Placement under =
                    new Placement(area.page(), area.left() + 25, area.top() + top, 62, height);
            if (page.isFree(under)) {
                return new Stamp(under, lines);
            }
        }
        return new Stamp(
                new Placement(area.page(), area.left() + 25, area.top() + 4, 62, height), lines);
    }

    private static double topOf(PageText.Line line) {
        return line.place(0, line.text().length()).top();
    }

    private static boolean has(List<PageText.Line> lines, Pattern pattern) {
        return lines.stream().anyMatch(line -> pattern.matcher(line.text()).find());
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
