package vn.dangvu.index.fields;

import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates by which something is asked for: "gửi báo cáo trước ngày 15/11/2026", "chậm nhất ngày 15
 * tháng 11 năm 2026". A date before the document's own is no deadline but history.
 */
final class DeadlineField {

    private static final Pattern DEADLINE =
            Pattern.compile(
                    "(?<cue>truoc|cham nhat(?: vao| la| den| truoc)?|den het|han (?:cuoi|chot|gui|nop|bao"
                            + " cao)?(?: la)?|thoi han(?: gui| nop| hoan thanh)?(?: la| den)?|xong"
                            + " truoc|trong)(?: \\d{1,2} ?(?:gio|h)(?: ?\\d{2})?(?: phut)?,?)?(?: het)?"
                            + " ?(?:ngay)? ?(?:(?<d1>\\d{1,2}) ?[/.-] ?(?<m1>\\d{1,2})(?: ?[/.-] ?(?<y1>\\d{4}))?(?!\\d)"
                            + "|(?<d2>\\d{1,2}) thang (?<m2>\\d{1,2})(?: nam (?<y2>\\d{4}))?(?!\\d))");

    /** What is asked for; without it "trước ngày" may tell of anything. */
    private static final Pattern ASKED =
            Pattern.compile(
                    ".*\\b(gui|bao cao|nop|hoan thanh|xong|dang ky|tong hop|trien khai|to chuc|thuc hien"
                            + "|chuyen|phan hoi|gop y|dong gop|quan triet|cham nhat|thoi han|han)\\b.*");

    private static final int BEFORE = 160;

    private DeadlineField() {}

    static List<Field<LocalDate>> read(Lines lines, Optional<Field<LocalDate>> issued) {
        List<Field<LocalDate>> deadlines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Line> body = lines.all().subList(lines.headEnd(), lines.all().size());
        List<Integer> starts = new ArrayList<>();
        for (Line line : body) {
            starts.add(text.length());
            text.append(line.folded()).append(' ');
        }
        Matcher matcher = DEADLINE.matcher(text);
        while (matcher.find()) {
            Line line = body.get(at(starts, matcher.start()));
            boolean asked =
                    ASKED.matcher(sentenceUpTo(text, matcher.start("cue"), matcher.end("cue")))
                            .matches();
            day(matcher, issued)
                    .filter(day -> issued.map(i -> !day.isBefore(i.value())).orElse(true))
                    .filter(day -> asked)
                    .map(day -> line.field(day, sure(matcher, issued)))
                    .ifPresent(deadlines::add);
        }
        return deadlines;
    }

    private static double sure(Matcher matcher, Optional<Field<LocalDate>> issued) {
        boolean year = matcher.group("y1") != null || matcher.group("y2") != null;
        return year && issued.isPresent() ? 0.92 : 0.75;
    }

    private static int at(List<Integer> starts, int offset) {
        int line = 0;
        while (line + 1 < starts.size() && starts.get(line + 1) <= offset) {
            line++;
        }
        return line;
    }

    private static String sentenceUpTo(CharSequence text, int start, int end) {
        String before = text.subSequence(Math.max(0, start - BEFORE), end).toString();
        return before.substring(Math.max(before.lastIndexOf(". "), before.lastIndexOf("; ")) + 1);
    }

    /** A date without a year is the next one after the document's. */
    private static Optional<LocalDate> day(Matcher matcher, Optional<Field<LocalDate>> issued) {
        String d = matcher.group("d1") == null ? matcher.group("d2") : matcher.group("d1");
        String m = matcher.group("m1") == null ? matcher.group("m2") : matcher.group("m1");
        String y = matcher.group("y1") == null ? matcher.group("y2") : matcher.group("y1");
        if (y != null) {
            return DateField.day(y, m, d);
        }
        return issued.flatMap(
                i ->
                        DateField.day("" + i.value().getYear(), m, d)
                                .map(day -> day.isBefore(i.value()) ? day.plusYears(1) : day));
    }
}
