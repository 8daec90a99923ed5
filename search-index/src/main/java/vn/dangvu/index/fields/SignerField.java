package vn.dangvu.index.fields;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The person who signed: the name below the authority ("T/M BAN THƯỜNG VỤ") or the office. */
final class SignerField {

    private static final int LINES_BELOW = 14;

    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(?<![\\p{L}/])(t ?/ ?m|k ?/ ?t|t ?/ ?l|tm\\.|kt\\.|tl\\.|tuq\\.|q\\.) ?\\p{L}");

    private static final Pattern OFFICE =
            Pattern.compile(
                    ".*\\b(bi thu|chu tich|giam doc|chanh van phong|truong ban|pho truong|truong"
                            + " doan|chu nhiem|vien truong|truong phong|hieu truong|tong giam doc|uy"
                            + " vien|cuc truong|thu truong|bo truong|ban thuong vu|chi uy|chu toa)\\b.*");

    private static final Set<String> SURNAMES =
            Arrays.stream(
                            ("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh"
                                            + " trinh truong lam mai dao doan luong cao ta thai luu to tong"
                                            + " ha quach kieu chau nghiem la phung tang thach vuong au hua"
                                            + " khuat van thi trang chu bach mac nong be lo vi ton")
                                    .split(" "))
                    .collect(Collectors.toSet());

    private static final Set<String> ACADEMIC =
            Set.of("ts", "pgs", "gs", "ths", "bs", "cn", "ks", "bsck2", "tskh");

    private SignerField() {}

    static Optional<Field<String>> read(Lines lines) {
        List<Line> all = lines.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (AUTHORITY.matcher(all.get(i).folded()).find() && hasCapitals(all.get(i))) {
                Optional<Field<String>> name = below(all, i, 0.93);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        for (int i = all.size() - 1; i >= Math.max(lines.headEnd(), all.size() - 30); i--) {
            Line line = all.get(i);
            if (hasCapitals(line) && OFFICE.matcher(line.folded()).matches()) {
                return below(all, i, 0.9);
            }
        }
        return Optional.empty();
    }

    /** Whether part of the line is in capitals: the recipients may stand before it. */
    private static boolean hasCapitals(Line line) {
        return Arrays.stream(line.text().split(" "))
                        .filter(word -> word.length() > 1 && Lines.isCapitals(word))
                        .count()
                > 1;
    }

    private static Optional<Field<String>> below(List<Line> all, int from, double sure) {
        for (int i = from + 1; i < Math.min(all.size(), from + 1 + LINES_BELOW); i++) {
            Line line = all.get(i);
            Optional<String> name = nameAtEnd(line);
            if (name.isPresent()) {
                boolean known = SURNAMES.contains(Lines.fold(name.get()).split(" ")[0]);
                return Optional.of(line.field(name.get(), known ? sure : sure - 0.15));
            }
        }
        return Optional.empty();
    }

    /** Two to five words, each with one capital first, at the end of a line. */
    static Optional<String> nameAtEnd(Line line) {
        List<VietnameseText.Word> words = VietnameseText.words(line.text());
        int first = words.size();
        while (first > 0
                && words.size() - first < 5
                && isNamePart(words.get(first - 1).text())
                && touches(line, words, first)) {
            first--;
        }
        int count = words.size() - first;
        if (count < 2 || words.get(words.size() - 1).end() != line.text().length()) {
            return count == 0 && Lines.isCapitals(line.text()) ? nameInCapitals(words) : none();
        }
        String name = line.text().substring(words.get(first).start());
        String before = line.text().substring(0, words.get(first).start()).strip();
        return mayStandBefore(before) && !OFFICE.matcher(Lines.fold(name)).matches()
                ? Optional.of(name)
                : none();
    }

    /** Whether only a blank stands between a word and the one before it. */
    private static boolean touches(Line line, List<VietnameseText.Word> words, int word) {
        if (word == words.size()) {
            return true;
        }
        int end = words.get(word - 1).end();
        return words.get(word).start() == end + 1 && line.text().charAt(end) == ' ';
    }

    /** Nothing, an academic title, or the end of what has run in from the list of recipients. */
    private static boolean mayStandBefore(String before) {
        if (before.isEmpty() || before.matches(".*[;,.:)/]$")) {
            return true;
        }
        List<VietnameseText.Word> words = VietnameseText.words(before);
        return !words.isEmpty()
                && (ACADEMIC.contains(words.get(words.size() - 1).text().toLowerCase(Locale.ROOT))
                        || Lines.isCapitals(before));
    }

    private static Optional<String> nameInCapitals(List<VietnameseText.Word> words) {
        boolean name =
                words.size() >= 2
                        && words.size() <= 5
                        && SURNAMES.contains(Lines.fold(words.get(0).text()));
        if (!name) {
            return none();
        }
        List<String> parts = new ArrayList<>();
        for (VietnameseText.Word word : words) {
            parts.add(
                    word.text().substring(0, 1)
                            + word.text().substring(1).toLowerCase(Locale.ROOT));
        }
        String joined = String.join(" ", parts);
        return OFFICE.matcher(Lines.fold(joined)).matches() ? none() : Optional.of(joined);
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    /** One capital first; not only Vietnamese syllables, since many peoples live here. */
    private static boolean isNamePart(String word) {
        return word.length() < 10
                && Lines.startsWithCapital(word)
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
                && word.chars().allMatch(Character::isLetter);
    }

    /** Where the block of the signature starts in a line; -1 = not on this line. */
    static int authorityAt(Line line) {
        Matcher found = AUTHORITY.matcher(line.folded());
        return found.find() ? found.start() : -1;
    }
}
