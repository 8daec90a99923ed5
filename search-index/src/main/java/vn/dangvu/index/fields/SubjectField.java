package vn.dangvu.index.fields;

import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The abstract: under the type, or behind "V/v" in a letter. */
final class SubjectField {

    private static final int MOST_LINES = 5;

    private static final Pattern ABOUT = Pattern.compile("^(?:v ?/ ?v|ve viec)[ :.]*");

    private static final Pattern BODY =
            Pattern.compile(
                    "^(can cu |thuc hien (nghi quyet|chi thi|huong dan|ke hoach|cong van|ket luan|chuong"
                            + " trinh|quy dinh|thong bao) so|kinh gui|theo |nham |tai |ngay |sau khi"
                            + "|de |i[. ]|1[.-]|a[.)] |phan |dieu 1|chuong i|vua qua|trong thoi gian"
                            + "|hom nay|thoi gian|xet de nghi|ban chap hanh .*(quyet dinh|quyet nghi))"
                            + ".*");

    private static final Pattern RULE = Pattern.compile("^[-–—_=*.·•~ o]+$");

    private SubjectField() {}

    static Optional<Field<String>> read(Lines lines) {
        if (lines.titleLine() >= 0) {
            return underTitle(lines);
        }
        int line = letterLine(lines);
        return line < 0 ? Optional.empty() : ofLetter(lines, line);
    }

    private static Optional<Field<String>> underTitle(Lines lines) {
        Line title = lines.all().get(lines.titleLine());
        int length = Lines.typeAtStart(title).map(type -> type.folded().length()).orElse(0);
        List<Line> subject = new ArrayList<>();
        Line rest = title.from(length);
        if (rest.text().length() > 3) {
            subject.add(rest);
        }
        boolean ended = false;
        int i = lines.titleLine() + 1;
        while (i < lines.all().size() && subject.size() < MOST_LINES && !ended) {
            Line line = lines.all().get(i++);
            ended = ends(line, subject);
            if (!ended) {
                subject.add(line);
            }
        }
        return joined(subject, ended ? 0.92 : 0.6);
    }

    /** Whether the abstract is over before this line. */
    private static boolean ends(Line line, List<Line> before) {
        if (RULE.matcher(line.text()).matches() || line.page() > 1) {
            return true;
        }
        if (!Lines.startsWithCapital(line.text()) && !Character.isDigit(line.text().charAt(0))) {
            return false;
        }
        if (BODY.matcher(line.folded()).matches()) {
            return true;
        }
        if (before.isEmpty()) {
            return false;
        }
        boolean otherCase = line.isCapitals() != before.get(before.size() - 1).isCapitals();
        int longest = before.stream().mapToInt(b -> b.text().length()).max().orElse(0);
        boolean wider = line.text().length() > 60 && line.text().length() > 1.4 * longest;
        return otherCase || wider || line.text().matches("^[IVX]+[.,].*");
    }

    /** Where the abstract of a letter starts; -1 = nowhere. */
    static int letterLine(Lines lines) {
        for (int i = 0; i < lines.headEnd(); i++) {
            if (ABOUT.matcher(lines.all().get(i).folded()).find()) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Field<String>> ofLetter(Lines lines, int first) {
        List<Line> subject = new ArrayList<>();
        for (int i = first; i < lines.headEnd() && subject.size() < MOST_LINES; i++) {
            Line line = lines.all().get(i);
            Line own = DateField.withoutDate(Lines.withoutTitles(line));
            Matcher about = ABOUT.matcher(own.folded());
            Line words = i == first && about.find() ? own.from(about.end()) : own;
            boolean over =
                    i > first
                            && (words.text().isEmpty()
                                    || words.isCapitals()
                                    || RULE.matcher(words.text()).matches());
            if (over) {
                break;
            }
            subject.add(words);
            if (own.text().length() < line.text().length() && i > first) {
                break;
            }
        }
        return joined(subject, 0.91);
    }

    private static Optional<Field<String>> joined(List<Line> lines, double sure) {
        String subject =
                lines.stream()
                        .map(Line::text)
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\s+", " ")
                        .replaceAll("[-–—_*]{2,}.*$", "")
                        .strip();
        return subject.length() < 4 || subject.length() > 500
                ? Optional.empty()
                : Optional.of(lines.get(0).field(subject, subject.length() < 12 ? 0.6 : sure));
    }
}
