package vn.dangvu.index.fields;

import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The issuing body: in capitals above the symbol, below the body that it belongs to. */
final class IssuerField {

    /** With these words the name of a body begins; another line goes on with the name before it. */
    private static final Pattern STARTS =
            Pattern.compile(
                    "^(dang bo|dang uy|dang doan|chi bo|tinh uy|thanh uy|huyen uy|quan uy|ban|van phong"
                            + "|uy ban|ubnd|hdnd|hoi dong|so|phong|cong ty|tong cong ty|tap doan|chi"
                            + " nhanh|xi nghiep|nha may|hop tac xa|cong an|cong doan|buu dien|dien"
                            + " luc|truong|bo|hoi|doan|lien doan|trung tam|chi cuc|cuc|tong cuc|vien"
                            + "|benh vien|mat tran|dai hoi|ngan hang|kho bac|toa an|thanh tra|bao|dai"
                            + "|chinh phu|quoc hoi|thu tuong)( .*)?$");

    /** Bodies that need another word to be one. */
    private static final Pattern INCOMPLETE = Pattern.compile("^(dang bo|dang uy|chi bo|so|ban)$");

    private static final Pattern NO_NAME =
            Pattern.compile(
                    "^(hoa toc.*|thuong khan|khan|du thao.*|ban sao.*|sao y.*|mat|toi mat|tuyet mat"
                            + "|trang \\d.*|[^\\p{L}]*)$");

    private IssuerField() {}

    static Optional<Field<String>> read(Lines lines) {
        int symbol = SymbolField.lineOf(lines);
        if (symbol < 0 && lines.head().stream().noneMatch(Lines::isTitle)) {
            // capitals at the top of anything: no letterhead
            return Optional.empty();
        }
        List<Line> names = new ArrayList<>();
        for (Line line : lines.head().subList(0, symbol < 0 ? lines.headEnd() : symbol)) {
            Line name = trimmed(DateField.withoutDate(Lines.withoutTitles(line)));
            boolean title = name.text().length() < line.text().length() && Lines.isTitle(line);
            if (symbol < 0 && title && name.text().isEmpty() && !names.isEmpty()) {
                break;
            }
            boolean tooShort = names.isEmpty() && name.text().length() < 5;
            if (name.isCapitals() && !tooShort && !NO_NAME.matcher(name.folded()).matches()) {
                add(names, name);
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Line last = names.get(names.size() - 1);
        boolean known = STARTS.matcher(last.folded()).matches();
        double sure = symbol < 0 ? 0.7 : known && names.size() <= 2 ? 0.93 : 0.75;
        return Optional.of(last.field(last.text(), sure));
    }

    private static void add(List<Line> names, Line name) {
        int last = names.size() - 1;
        boolean goesOn =
                last >= 0
                        && (!STARTS.matcher(name.folded()).matches()
                                || INCOMPLETE.matcher(names.get(last).folded()).matches());
        if (goesOn) {
            Line before = names.get(last);
            names.set(
                    last,
                    new Line(
                            before.text() + " " + name.text(),
                            before.folded() + " " + name.folded(),
                            before.afterGap(),
                            before.page(),
                            before.confidence()));
        } else {
            names.add(name);
        }
    }

    private static Line trimmed(Line line) {
        int start = 0;
        int end = line.text().length();
        while (start < end && !Character.isLetter(line.text().charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(line.text().charAt(end - 1))) {
            end--;
        }
        return line.between(start, end);
    }
}
