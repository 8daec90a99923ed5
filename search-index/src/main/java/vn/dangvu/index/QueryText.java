package vn.dangvu.index;

import vn.dangvu.analysis.DocumentSymbol;
import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.analysis.WrittenDate;
import vn.dangvu.index.IndexPage.Condition;
import vn.dangvu.index.IndexPage.Condition.Kind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a search, taken apart by a small grammar of our own. Every text has a meaning: what is
 * not an operator is a word.
 *
 * <pre>
 * text   := item*
 * item   := ["-"] ( '"' phrase '"' | word ) | field ":" ( '"' phrase '"' | word )
 * field  := số | loại | năm | ký | nơi | ngày | từ | đến      (with or without diacritics)
 * </pre>
 *
 * Symbols and days are found wherever they stand, in any way of writing.
 *
 * @param words plain words, in order
 * @param phrases must occur as written
 * @param without words or phrases that must not occur
 * @param symbols symbols of documents, canonical, any of which must match
 * @param dates issued on each of these days or naming it
 * @param issued days of issue, all must hold
 * @param types words of type codes or names
 * @param years any of which must match
 * @param signers words of names, all must match
 * @param issuers words of names, all must match
 */
record QueryText(
        String words,
        List<String> phrases,
        List<String> without,
        Set<String> symbols,
        Set<LocalDate> dates,
        List<Period> issued,
        List<String> types,
        Set<Integer> years,
        List<String> signers,
        List<String> issuers) {

    private static final Pattern ITEM =
            Pattern.compile(
                    "(?<minus>(?<!\\S)-)?(?:(?<field>(?<!\\S)\\p{L}{2,8}):)?"
                            + "(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>[^\\s\"“”]+))");

    private static final Pattern LOOSE_COLON =
            Pattern.compile("(?<!\\S)(?i:(số|so))\\s*:\\s+(?=\\d)");

    private static final Map<String, Field> FIELDS = new HashMap<>();

    private enum Field {
        SYMBOL,
        TYPE,
        YEAR,
        SIGNER,
        ISSUER,
        DATE,
        FROM,
        TO
    }

    static {
        FIELDS.put("so", Field.SYMBOL);
        FIELDS.put("loai", Field.TYPE);
        FIELDS.put("nam", Field.YEAR);
        FIELDS.put("ky", Field.SIGNER);
        FIELDS.put("noi", Field.ISSUER);
        FIELDS.put("ngay", Field.DATE);
        FIELDS.put("tu", Field.FROM);
        FIELDS.put("den", Field.TO);
    }

    static QueryText parse(String text) {
        String composed = VietnameseText.nfc(text).strip();
        Parts parts = new Parts();
        String rest = parts.takeSymbols(LOOSE_COLON.matcher(composed).replaceAll("$1 "));
        rest = parts.takeDates(rest);
        Matcher items = ITEM.matcher(rest);
        while (items.find()) {
            parts.take(items);
        }
        return parts.finished();
    }

    /** Nothing to look for: everything matches. */
    boolean isEmpty() {
        return words.isEmpty()
                && phrases.isEmpty()
                && symbols.isEmpty()
                && dates.isEmpty()
                && issued.isEmpty()
                && types.isEmpty()
                && years.isEmpty()
                && signers.isEmpty()
                && issuers.isEmpty();
    }

    /** The same search for other words. */
    QueryText withWords(String others) {
        return new QueryText(
                others, phrases, without, symbols, dates, issued, types, years, signers, issuers);
    }

    /** Everything but plain words, so that a person can see how the text was read. */
    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        symbols.forEach(symbol -> conditions.add(new Condition(Kind.SYMBOL, symbol)));
        dates.forEach(day -> conditions.add(new Condition(Kind.DATE, day.toString())));
        for (Period period : issued) {
            if (period.first() != null) {
                conditions.add(new Condition(Kind.FROM, period.first().toString()));
            }
            if (period.last() != null) {
                conditions.add(new Condition(Kind.TO, period.last().toString()));
            }
        }
        types.forEach(type -> conditions.add(new Condition(Kind.TYPE, type)));
        years.forEach(year -> conditions.add(new Condition(Kind.YEAR, year.toString())));
        signers.forEach(signer -> conditions.add(new Condition(Kind.SIGNER, signer)));
        issuers.forEach(issuer -> conditions.add(new Condition(Kind.ISSUER, issuer)));
        phrases.forEach(phrase -> conditions.add(new Condition(Kind.PHRASE, phrase)));
        without.forEach(unwanted -> conditions.add(new Condition(Kind.WITHOUT, unwanted)));
        return conditions;
    }

    /** Words and phrases together, for ranking and highlighting. */
    String lookedFor() {
        return (words + " " + String.join(" ", phrases)).strip();
    }

    /** Whether diacritics were typed in what is looked for. */
    boolean hasDiacritics() {
        return VietnameseText.hasDiacritics(lookedFor());
    }

    private static final class Parts {
        private static final Pattern NUMBER_WORD =
                Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(số|so)(hiệu)?\\s*:?\\s*$");

        private final List<String> words = new ArrayList<>();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private final Set<String> symbols = new LinkedHashSet<>();
        private final Set<LocalDate> dates = new LinkedHashSet<>();
        private final List<Period> issued = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final Set<Integer> years = new LinkedHashSet<>();
        private final List<String> signers = new ArrayList<>();
        private final List<String> issuers = new ArrayList<>();

        /** Symbols hold spaces and hyphens, so that they are taken out first. */
        String takeSymbols(String text) {
            Optional<DocumentSymbol> whole = DocumentSymbol.parse(text);
            List<DocumentSymbol> found = DocumentSymbol.find(text);
            if (found.isEmpty() && whole.isPresent()) {
                symbols.add(whole.get().canonical());
                return "";
            }
            StringBuilder rest = new StringBuilder();
            int from = 0;
            for (DocumentSymbol symbol : found) {
                symbols.add(symbol.canonical());
                String before = text.substring(from, symbol.start());
                rest.append(NUMBER_WORD.matcher(before).replaceFirst("")).append(' ');
                from = symbol.end();
            }
            return rest.append(text.substring(from)).toString();
        }

        /** Those after a field's colon are left to the field. */
        String takeDates(String text) {
            StringBuilder rest = new StringBuilder();
            int from = 0;
            for (WrittenDate date : WrittenDate.find(text)) {
                if (date.start() == 0 || text.charAt(date.start() - 1) != ':') {
                    dates.add(date.date());
                    rest.append(text, from, date.start()).append(' ');
                    from = date.end();
                }
            }
            return rest.append(text.substring(from)).toString();
        }

        void take(Matcher item) {
            boolean quoted = item.group("phrase") != null;
            String value = quoted ? item.group("phrase") : item.group("word");
            Field field = field(item.group("field"));
            if (item.group("field") != null && field == null) {
                value = item.group("field") + " " + value;
            }
            String plain = wordsOf(value);
            if (plain.isEmpty()) {
                return;
            }
            if (item.group("minus") != null) {
                without.add(plain);
            } else if (field != null) {
                takeField(field, plain, value);
            } else if (quoted && plain.indexOf(' ') > 0) {
                phrases.add(plain);
            } else {
                words.add(plain);
            }
        }

        private void takeField(Field field, String plain, String asWritten) {
            switch (field) {
                case SYMBOL ->
                        symbols.add(
                                DocumentSymbol.parse(asWritten)
                                        .map(DocumentSymbol::canonical)
                                        .orElse(
                                                VietnameseText.fold(plain)
                                                        .toUpperCase(Locale.ROOT)));
                case TYPE -> types.add(plain);
                case YEAR -> takeYear(plain);
                case SIGNER -> signers.add(plain);
                case ISSUER -> issuers.add(plain);
                case DATE, FROM, TO -> takePeriod(field, plain, asWritten);
            }
        }

        private void takePeriod(Field field, String plain, String asWritten) {
            Optional<Period> period = Period.parse(asWritten);
            if (period.isEmpty()) {
                words.add(plain);
            } else {
                LocalDate first = field == Field.TO ? null : period.get().first();
                LocalDate last = field == Field.FROM ? null : period.get().last();
                issued.add(new Period(first, last));
            }
        }

        private void takeYear(String plain) {
            if (plain.matches("(19|20)\\d\\d")) {
                years.add(Integer.valueOf(plain));
            } else {
                words.add(plain);
            }
        }

        private static Field field(String name) {
            return name == null
                    ? null
                    : FIELDS.get(VietnameseText.fold(name).toLowerCase(Locale.ROOT));
        }

        private static String wordsOf(String value) {
            return String.join(
                    " ",
                    VietnameseText.words(value).stream().map(VietnameseText.Word::text).toList());
        }

        QueryText finished() {
            return new QueryText(
                    String.join(" ", words),
                    List.copyOf(phrases),
                    List.copyOf(without),
                    Set.copyOf(symbols),
                    Set.copyOf(dates),
                    List.copyOf(issued),
                    List.copyOf(types),
                    Set.copyOf(years),
                    List.copyOf(signers),
                    List.copyOf(issuers));
        }
    }
}
