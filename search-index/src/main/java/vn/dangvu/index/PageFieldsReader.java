package vn.dangvu.index;

import vn.dangvu.analysis.DocumentSymbol;
import vn.dangvu.analysis.Syllable;
import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.PageFields.Field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@link PageFields} line by line. Works on folded lines, which have the same length as the
 * composed ones, so that a place found in the one is cut out of the other.
 */
final class PageFieldsReader {

    private static final int HEAD_LINES = 30;

    private static final Pattern TITLES =
            Pattern.compile(
                    "dang cong san viet nam|cong hoa xa hoi chu nghia viet nam"
                            + "|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc");

    private static final Pattern DATE_LINE =
            Pattern.compile(
                    "(?:(?<place>\\p{L}[\\p{L} .'-]{1,40}?) ?, ?)?ngay (?<day>\\d{1,2}) thang"
                            + " (?<month>\\d{1,2}) nam (?<year>\\d{4})");

    private static final Pattern SYMBOL_LINE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])so ?:? ?(?=\\d{1,5} ?[-–/]? ?\\p{L}|\\d{1,5}/\\d{4}/)");

    private static final Pattern ABOUT = Pattern.compile("^(?:v/v|ve viec)[ :]*");

    private static final Pattern BODY_STARTS =
            Pattern.compile(
                    "^(can cu|thuc hien|kinh gui|theo |nham |can cu|tai |ngay |sau khi|de |i\\.|1\\.|1-|a\\.|phan"
                            + "|dieu 1|chuong i|ban chap hanh .*quyet dinh|vua qua|trong thoi gian).*");

    private static final Pattern SEPARATOR = Pattern.compile("^[-–—_=*.·• ]+$");

    private static final Pattern AUTHORITY =
            Pattern.compile("(?<![\\p{L}])(t/m|k/t|t/l|tm\\.|kt\\.|tl\\.|tuq\\.|q\\.) ?\\p{L}");

    private static final Pattern OFFICE =
            Pattern.compile(
                    ".*(bi thu|chu tich|giam doc|chanh van phong|truong ban|pho truong|chu nhiem|vien"
                            + " truong|truong phong|hieu truong|tong giam doc|uy vien).*");

    private static final Pattern DEADLINE =
            Pattern.compile(
                    "(?:truoc|cham nhat(?: vao| la| den)?|den het|han(?: cuoi)?(?: gui| nop)?(?: la)?|trong)"
                            + " ngay (?:(?<d1>\\d{1,2})[/.-](?<m1>\\d{1,2})[/.-](?<y1>\\d{4})"
                            + "|(?<d2>\\d{1,2}) thang (?<m2>\\d{1,2}) nam (?<y2>\\d{4}))");

    private final List<PageText> pages;
    private final List<String> head;

    PageFieldsReader(List<PageText> pages) {
        this.pages = pages;
        this.head =
                pages.isEmpty()
                        ? List.of()
                        : lines(pages.get(0)).stream().limit(HEAD_LINES).toList();
    }

    PageFields read() {
        int symbolLine = lineOf(SYMBOL_LINE);
        Optional<Field<String>> symbol = symbol(symbolLine);
        Optional<Matcher> date = date();
        Optional<TypeLine> typeLine = typeLine(symbolLine);
        return new PageFields(
                symbol,
                date.flatMap(PageFieldsReader::issued),
                date.flatMap(this::place),
                issuer(symbolLine),
                type(symbol, typeLine),
                subject(typeLine),
                signer(),
                recipients(),
                deadlines());
    }

    private static List<String> lines(PageText page) {
        return VietnameseText.nfc(page.text())
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    private static String fold(String line) {
        return VietnameseText.fold(line).toLowerCase(Locale.ROOT);
    }

    private int lineOf(Pattern pattern) {
        for (int i = 0; i < head.size(); i++) {
            if (pattern.matcher(fold(head.get(i))).find()) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Field<String>> symbol(int line) {
        if (line >= 0) {
            Matcher place = SYMBOL_LINE.matcher(fold(head.get(line)));
            if (place.find()) {
                return firstSymbol(head.get(line).substring(place.end()), 0.97);
            }
        }
        return head.stream()
                .limit(8)
                .map(text -> firstSymbol(text, 0.7))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Field<String>> firstSymbol(String text, double confidence) {
        return DocumentSymbol.find(text).stream()
                .findFirst()
                .map(s -> new Field<>(asWritten(text, s), confidence, 1));
    }

    private static String asWritten(String text, DocumentSymbol symbol) {
        String compact = text.substring(symbol.start(), symbol.end()).replaceAll("\\s", "");
        return compact.replaceFirst("^(\\d+)[-–—]?(\\p{L})", "$1-$2").replace('–', '-');
    }

    private Optional<Matcher> date() {
        for (String line : head) {
            Matcher matcher = DATE_LINE.matcher(fold(line).replaceAll("\\s", " "));
            if (matcher.find() && !line.startsWith("(")) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }

    private static Optional<Field<LocalDate>> issued(Matcher date) {
        return day(date.group("year"), date.group("month"), date.group("day"))
                .map(d -> new Field<>(d, date.group("place") == null ? 0.75 : 0.97, 1));
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Optional<Field<String>> place(Matcher date) {
        if (date.group("place") == null) {
            return Optional.empty();
        }
        return head.stream()
                .filter(line -> DATE_LINE.matcher(fold(line)).find())
                .findFirst()
                .map(line -> line.substring(date.start("place"), date.end("place")))
                .map(PageFieldsReader::lastName)
                .filter(place -> !place.isEmpty())
                .map(place -> new Field<>(place, 0.92, 1));
    }

    /** Where columns ran together, the place is what starts with capitals at the end. */
    private static String lastName(String before) {
        List<VietnameseText.Word> words = VietnameseText.words(before);
        int first = words.size();
        while (first > 0
                && startsWithCapital(words.get(first - 1).text())
                && words.get(first - 1).text().chars().anyMatch(Character::isLowerCase)) {
            first--;
        }
        return first == words.size() ? "" : before.substring(words.get(first).start()).strip();
    }

    private Optional<Field<String>> issuer(int symbolLine) {
        List<String> names = new ArrayList<>();
        int end = symbolLine < 0 ? Math.min(5, head.size()) : symbolLine;
        for (String line : head.subList(0, end)) {
            String name = withoutTitles(line);
            if (isCapitals(name) && !SEPARATOR.matcher(name).matches()) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        boolean superior = names.size() > 1;
        String issuer = String.join(" ", superior ? names.subList(1, names.size()) : names);
        return Optional.of(new Field<>(issuer, symbolLine < 0 ? 0.6 : superior ? 0.9 : 0.8, 1));
    }

    private static String withoutTitles(String line) {
        Matcher title = TITLES.matcher(fold(line));
        StringBuilder rest = new StringBuilder(line);
        while (title.find()) {
            for (int i = title.start(); i < title.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString().replace('*', ' ').strip();
    }

    /** Where the type stands, and what stood behind it on the same line. */
    private record TypeLine(int line, String name, String rest) {}

    private Optional<TypeLine> typeLine(int symbolLine) {
        for (int i = Math.max(0, symbolLine); i < head.size(); i++) {
            String line = head.get(i);
            Optional<String> name = DocumentTypes.nameAtStart(line);
            if (name.isPresent() && isCapitals(line.substring(0, name.get().length()))) {
                return Optional.of(
                        new TypeLine(i, name.get(), line.substring(name.get().length()).strip()));
            }
        }
        return Optional.empty();
    }

    private Optional<Field<String>> type(
            Optional<Field<String>> symbol, Optional<TypeLine> typeLine) {
        Optional<String> bySymbol =
                symbol.flatMap(s -> DocumentSymbol.parse(s.value()))
                        .flatMap(s -> DocumentTypes.known(s.type()));
        Optional<String> byLine = typeLine.map(t -> DocumentTypes.code(t.name()));
        if (bySymbol.isPresent() && byLine.isPresent()) {
            boolean agree = bySymbol.equals(byLine);
            return Optional.of(new Field<>(byLine.get(), agree ? 0.98 : 0.6, 1));
        }
        return byLine.or(() -> bySymbol).map(code -> new Field<>(code, 0.85, 1));
    }

    private Optional<Field<String>> subject(Optional<TypeLine> typeLine) {
        return typeLine.isPresent() ? subjectUnder(typeLine.get()) : subjectOfLetter();
    }

    private Optional<Field<String>> subjectUnder(TypeLine type) {
        List<String> lines = new ArrayList<>();
        if (!type.rest().isEmpty()) {
            lines.add(type.rest());
        }
        boolean ended = false;
        for (int i = type.line() + 1; i < head.size() && lines.size() < 5 && !ended; i++) {
            String line = head.get(i);
            ended = endsSubject(line);
            if (!ended) {
                lines.add(line);
            }
        }
        return joined(lines, ended ? 0.9 : 0.6);
    }

    /** Letters (công văn) have no type line; their subject stands under the symbol. */
    private Optional<Field<String>> subjectOfLetter() {
        for (int i = 0; i < head.size(); i++) {
            Matcher about = ABOUT.matcher(fold(head.get(i)));
            if (about.find()) {
                List<String> lines = new ArrayList<>();
                lines.add(head.get(i).substring(about.end()));
                for (int j = i + 1; j < head.size() && lines.size() < 4; j++) {
                    String next = head.get(j);
                    if (endsSubject(next) || startsWithCapital(next)) {
                        break;
                    }
                    lines.add(next);
                }
                return joined(lines, 0.85);
            }
        }
        return Optional.empty();
    }

    /** The body starts with a capital; a subject that goes on, or starts with "thực hiện", does not. */
    private static boolean endsSubject(String line) {
        return SEPARATOR.matcher(line).matches()
                || (!Character.isLowerCase(line.charAt(0))
                        && BODY_STARTS.matcher(fold(line)).matches());
    }

    private static Optional<Field<String>> joined(List<String> lines, double confidence) {
        String subject =
                lines.stream()
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\s+", " ")
                        .replaceAll("[-–_*]{2,}.*$", "")
                        .strip();
        return subject.length() < 4 || subject.length() > 500
                ? Optional.empty()
                : Optional.of(new Field<>(subject, confidence, 1));
    }

    private Optional<Field<String>> signer() {
        for (int p = pages.size() - 1; p >= 0; p--) {
            List<String> lines = lines(pages.get(p));
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (AUTHORITY.matcher(fold(lines.get(i))).find()) {
                    Optional<String> name = nameBelow(lines, i);
                    if (name.isPresent()) {
                        return Optional.of(new Field<>(name.get(), 0.93, pages.get(p).number()));
                    }
                }
            }
        }
        return signerUnderOffice();
    }

    private Optional<Field<String>> signerUnderOffice() {
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        PageText last = pages.get(pages.size() - 1);
        List<String> lines = lines(last);
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 25); i--) {
            if (isCapitals(lines.get(i)) && OFFICE.matcher(fold(lines.get(i))).matches()) {
                return nameBelow(lines, i).map(n -> new Field<>(n, 0.75, last.number()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameBelow(List<String> lines, int from) {
        for (int i = from + 1; i < Math.min(lines.size(), from + 14); i++) {
            Optional<String> name = nameAtEnd(lines.get(i));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** Two to five legal syllables, each with one capital first, at the end of the line. */
    private static Optional<String> nameAtEnd(String line) {
        List<VietnameseText.Word> words = VietnameseText.words(line);
        int first = words.size();
        while (first > 0 && isNamePart(words.get(first - 1).text())) {
            first--;
        }
        int count = words.size() - first;
        boolean endsLine = !words.isEmpty() && words.get(words.size() - 1).end() == line.length();
        boolean wholeOrAfterGap = first == 0 || !startsWithCapital(words.get(first - 1).text());
        boolean listed = line.startsWith("-") && !line.contains("  ") && !line.contains(";");
        return endsLine && wholeOrAfterGap && count >= 2 && count <= 5 && !listed
                ? Optional.of(line.substring(words.get(first).start()))
                : Optional.empty();
    }

    private static boolean isNamePart(String word) {
        return startsWithCapital(word)
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
                && Syllable.isLegal(word.toLowerCase(Locale.ROOT));
    }

    private List<String> recipients() {
        List<String> recipients = new ArrayList<>();
        for (PageText page : pages) {
            boolean inside = false;
            for (String line : lines(page)) {
                if (fold(line).startsWith("noi nhan")) {
                    inside = true;
                } else if (inside && line.matches("^[-–•+].*")) {
                    recipients.add(
                            line.replaceFirst("^[-–•+]\\s*", "").replaceFirst("[,;.]+$", ""));
                } else if (inside && !recipients.isEmpty()) {
                    break;
                }
            }
        }
        return recipients;
    }

    private List<Field<LocalDate>> deadlines() {
        List<Field<LocalDate>> deadlines = new ArrayList<>();
        for (PageText page : pages) {
            Matcher matcher = DEADLINE.matcher(fold(page.text()).replaceAll("\\s", " "));
            while (matcher.find()) {
                boolean digits = matcher.group("d1") != null;
                day(
                                matcher.group(digits ? "y1" : "y2"),
                                matcher.group(digits ? "m1" : "m2"),
                                matcher.group(digits ? "d1" : "d2"))
                        .ifPresent(d -> deadlines.add(new Field<>(d, 0.85, page.number())));
            }
        }
        return deadlines;
    }

    private static boolean startsWithCapital(String text) {
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    }

    private static boolean isCapitals(String text) {
        return text.chars().anyMatch(Character::isUpperCase)
                && text.chars().noneMatch(Character::isLowerCase)
                && text.chars().filter(Character::isLetter).count() > 3;
    }
}
