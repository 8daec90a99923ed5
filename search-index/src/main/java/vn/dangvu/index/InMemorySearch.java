package vn.dangvu.index;

import vn.dangvu.analysis.Abbreviations;
import vn.dangvu.analysis.CleanText;
import vn.dangvu.analysis.DocumentSymbol;
import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.analysis.VietnameseText.Word;
import vn.dangvu.analysis.WrittenDate;
import vn.dangvu.index.IndexHit.Fragment;
import vn.dangvu.index.IndexHit.Snippet;
import vn.dangvu.index.IndexPage.Understood;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One search over the entries in memory, by the rules of {@link SearchQueries}. */
final class InMemorySearch {

    private static final int WORDS_AROUND = 15;

    private final IndexQuery query;
    private final QueryText text;
    private final boolean exact;

    /** An entry that matches. */
    record Match(IndexEntry entry, double score) {}

    InMemorySearch(IndexQuery query, QueryText text) {
        this.query = query;
        this.text = text;
        this.exact = query.asTyped() || text.hasDiacritics();
    }

    /** One match or none, before the filters that have counts. */
    List<Match> match(IndexEntry entry) {
        if (Collections.disjoint(entry.accessTokens(), query.accessTokens())
                || query.without().contains(entry.documentId())
                || !allows(query.only(), entry.documentId())
                || !filters(entry)
                || !textFilters(entry)) {
            return List.of();
        }
        List<String> fields = searched(entry);
        for (String phrase : text.phrases()) {
            if (!contains(entry, phrase)) {
                return List.of();
            }
        }
        for (String unwanted : text.without()) {
            if (contains(entry, unwanted)) {
                return List.of();
            }
        }
        if (!text.symbols().isEmpty() && !hasSymbol(entry)) {
            return List.of();
        }
        if (!text.dates().stream().allMatch(date -> names(entry, date))) {
            return List.of();
        }
        double share = shareOfWords(fields);
        boolean optional = text.words().isEmpty() || !text.symbols().isEmpty();
        return optional || share > 0 ? List.of(new Match(entry, score(entry, share))) : List.of();
    }

    /** Number of pairs of neighbouring words that two documents share. */
    double inCommon(IndexEntry one, IndexEntry other) {
        Set<String> pairs = pairs(one);
        pairs.retainAll(pairs(other));
        return pairs.size();
    }

    private Set<String> pairs(IndexEntry entry) {
        Set<String> pairs = new HashSet<>();
        for (String field : searched(entry)) {
            List<String> words = spelled(field, VietnameseText::foldWord);
            for (int i = 1; i < words.size(); i++) {
                pairs.add(words.get(i - 1) + " " + words.get(i));
            }
        }
        return pairs;
    }

    /** Whether the filters chosen from counts let it pass, without regard to one of them. */
    boolean chosen(IndexEntry entry, Facet but) {
        return (but == Facet.TYPE || allows(query.types(), entry.type()))
                && (but == Facet.ISSUER
                        || but == Facet.SUBTREE
                        || query.issuerUnits().isEmpty()
                        || !Collections.disjoint(query.issuerUnits(), entry.issuerLine()))
                && (but == Facet.YEAR || allows(query.years(), entry.year()))
                && (but == Facet.KIND || allows(query.kinds(), entry.kind()))
                && (but == Facet.URGENCY || allows(query.urgencies(), entry.urgency()))
                && (but == Facet.STATUS || allows(query.statuses(), entry.status()))
                && (but == Facet.SIGNER || hasAll(entry.signer(), query.signer()))
                && (but == Facet.SIGNATURE
                        || query.validSignature() == null
                        || query.validSignature() == entry.validSignature());
    }

    Understood understood() {
        return new Understood(
                text.lookedFor(), exact, query.asTyped(), "", false, text.conditions());
    }

    /** The first of a family as a hit, the rest as its others. */
    IndexHit hit(List<Match> family) {
        Match match = family.get(0);
        IndexEntry entry = match.entry();
        List<Snippet> snippets = new ArrayList<>();
        for (PageText page : entry.pages()) {
            if (snippets.size() < 3) {
                snippets.addAll(snippet(page));
            }
        }
        List<Fragment> title =
                entry.subject().isEmpty() ? List.of() : marked(entry.subject(), spellingOfMarks());
        boolean scored = query.sort() == IndexQuery.Sort.RELEVANCE && !text.isEmpty();
        return new IndexHit(
                entry.documentId(),
                scored ? match.score() : 0,
                others(family),
                title,
                entry.textMarks(),
                snippets);
    }

    private static List<Long> others(List<Match> family) {
        return family.stream()
                .skip(1)
                .map(Match::entry)
                .sorted(
                        Comparator.comparing(
                                        IndexEntry::issuedDate,
                                        Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(IndexEntry::documentId)
                                .reversed())
                .map(IndexEntry::documentId)
                .limit(10)
                .toList();
    }

    private boolean filters(IndexEntry entry) {
        return (query.issuedFrom() == null && query.issuedTo() == null)
                || new Period(query.issuedFrom(), query.issuedTo()).holds(entry.issuedDate());
    }

    private boolean textFilters(IndexEntry entry) {
        return text.issued().stream().allMatch(period -> period.holds(entry.issuedDate()))
                && text.signers().stream().allMatch(words -> hasAll(entry.signer(), words))
                && text.issuers().stream().allMatch(words -> hasAll(entry.issuer(), words))
                && (text.types().isEmpty()
                        || text.types().stream().anyMatch(type -> isType(entry, type)))
                && (text.years().isEmpty() || text.years().contains(entry.year()));
    }

    private static boolean isType(IndexEntry entry, String words) {
        return entry.type().equals(words.toUpperCase(Locale.ROOT))
                || (!entry.typeName().isEmpty() && hasAll(entry.typeName(), words));
    }

    private static <T> boolean allows(Set<T> values, T value) {
        return values.isEmpty() || (value != null && values.contains(value));
    }

    private static boolean hasAll(String field, String words) {
        UnaryOperator<String> spelling = spelling(words);
        return spelled(field, spelling).containsAll(spelled(words, spelling));
    }

    private boolean isSymbolOf(IndexEntry entry) {
        Set<String> forms = new HashSet<>();
        DocumentSymbol.parse(entry.symbol()).ifPresent(symbol -> addForms(forms, symbol));
        return !Collections.disjoint(forms, text.symbols());
    }

    private boolean hasSymbol(IndexEntry entry) {
        Set<String> symbols = new HashSet<>();
        DocumentSymbol.find(entry.subject()).forEach(symbol -> addForms(symbols, symbol));
        entry.pages().stream()
                .flatMap(page -> DocumentSymbol.find(page.text()).stream())
                .forEach(symbol -> addForms(symbols, symbol));
        return isSymbolOf(entry) || !Collections.disjoint(symbols, text.symbols());
    }

    private static boolean names(IndexEntry entry, LocalDate date) {
        return date.equals(entry.issuedDate())
                || Stream.concat(
                                Stream.of(entry.subject()),
                                entry.pages().stream().map(PageText::text))
                        .flatMap(field -> WrittenDate.find(field).stream())
                        .anyMatch(written -> written.date().equals(date));
    }

    private static void addForms(Set<String> symbols, DocumentSymbol symbol) {
        symbols.add(symbol.canonical());
        symbols.add(symbol.shortForm());
    }

    private List<String> searched(IndexEntry entry) {
        List<String> fields = new ArrayList<>();
        fields.add(entry.subject());
        fields.add(entry.issuer());
        fields.add(entry.signer());
        fields.add(entry.typeName());
        fields.add(entry.symbol());
        entry.pages().stream()
                .filter(page -> !query.asTyped() || page.source() != TextSource.RECOGNISED)
                .forEach(page -> fields.add(page.text()));
        return fields;
    }

    /** 0 when too few of the words occur. */
    private double shareOfWords(List<String> fields) {
        UnaryOperator<String> spelling =
                query.asTyped() ? VietnameseText::normaliseWord : VietnameseText::foldWord;
        UnaryOperator<String> inFull =
                query.asTyped() ? UnaryOperator.identity() : Abbreviations::writtenOut;
        Set<String> words = new HashSet<>(spelled(inFull.apply(text.words()), spelling));
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> there = new HashSet<>();
        fields.forEach(field -> there.addAll(spelled(inFull.apply(field), spelling)));
        long found = words.stream().filter(there::contains).count();
        int size = words.size();
        long needed = size <= 3 ? size : size <= 5 ? size - 1 : size / 2;
        return found >= needed ? (double) found / words.size() : 0;
    }

    private double score(IndexEntry entry, double share) {
        double score = isSymbolOf(entry) ? share + 30 : share;
        if (text.words().isEmpty()) {
            return score;
        }
        if (containsPhrase(entry.subject(), text.words())) {
            score += 3;
        }
        if (entry.pages().stream().anyMatch(page -> containsPhrase(page, text.words()))) {
            score += 2;
        }
        UnaryOperator<String> typed = spelling(text.words());
        Set<String> there = new HashSet<>();
        searched(entry).forEach(field -> there.addAll(spelled(field, typed)));
        searched(entry).forEach(field -> there.addAll(spelled(field, VietnameseText::writtenForm)));
        List<String> words = spelled(text.words(), typed);
        List<String> written = spelled(text.words(), VietnameseText::writtenForm);
        return score
                + (double) words.stream().filter(there::contains).count() / words.size()
                + 0.1 * written.stream().filter(w -> !w.isEmpty()).filter(there::contains).count();
    }

    private boolean contains(IndexEntry entry, String phrase) {
        return Stream.of(entry.subject(), entry.issuer(), entry.signer())
                        .anyMatch(field -> containsPhrase(field, phrase))
                || entry.pages().stream().anyMatch(page -> containsPhrase(page, phrase));
    }

    /** Recognised pages have no spelling to rely on. */
    private boolean containsPhrase(PageText page, String phrase) {
        if (page.source() != TextSource.RECOGNISED) {
            return containsPhrase(page.text(), phrase);
        }
        UnaryOperator<String> folded = VietnameseText::foldWord;
        return !query.asTyped()
                && Collections.indexOfSubList(spelled(page.text(), folded), spelled(phrase, folded))
                        >= 0;
    }

    private boolean containsPhrase(String field, String phrase) {
        UnaryOperator<String> spelling =
                query.asTyped() ? VietnameseText::normaliseWord : spelling(phrase);
        return Collections.indexOfSubList(spelled(field, spelling), spelled(phrase, spelling)) >= 0;
    }

    private static UnaryOperator<String> spelling(String words) {
        return VietnameseText.hasDiacritics(words)
                ? VietnameseText::normaliseWord
                : VietnameseText::foldWord;
    }

    private static List<String> spelled(String field, UnaryOperator<String> spelling) {
        return VietnameseText.words(field).stream()
                .map(word -> spelling.apply(word.text()))
                .toList();
    }

    private Set<String> wanted(UnaryOperator<String> spelling) {
        Set<String> wanted = new HashSet<>(spelled(text.lookedFor(), spelling));
        wanted.addAll(spelled(Abbreviations.writtenOut(text.words()), spelling));
        Abbreviations.standingFor(text.words())
                .forEach(letters -> wanted.addAll(spelled(letters, spelling)));
        return wanted;
    }

    private UnaryOperator<String> spellingOfMarks() {
        return exact ? VietnameseText::normaliseWord : VietnameseText::foldWord;
    }

    private List<Snippet> snippet(PageText page) {
        boolean recognised = page.source() == TextSource.RECOGNISED;
        if (recognised && query.asTyped()) {
            return List.of();
        }
        UnaryOperator<String> spelling = recognised ? VietnameseText::foldWord : spellingOfMarks();
        Set<String> wanted = wanted(spelling);
        String clean = CleanText.of(page.text());
        List<Word> words = VietnameseText.words(clean);
        for (int i = 0; i < words.size(); i++) {
            if (wanted.contains(spelling.apply(words.get(i).text()))) {
                int start = i <= WORDS_AROUND ? 0 : words.get(i - WORDS_AROUND).start();
                int last = i + WORDS_AROUND;
                int end = last >= words.size() ? clean.length() : words.get(last).end();
                return List.of(
                        new Snippet(page.number(), marked(clean.substring(start, end), spelling)));
            }
        }
        return List.of();
    }

    private List<Fragment> marked(String plain, UnaryOperator<String> spelling) {
        Set<String> wanted = wanted(spelling);
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Word word : VietnameseText.words(plain)) {
            if (wanted.contains(spelling.apply(word.text()))) {
                marked.append(plain, from, word.start())
                        .append(MarkedText.MARK_START)
                        .append(word.text())
                        .append(MarkedText.MARK_END);
                from = word.end();
            }
        }
        marked.append(plain.substring(from));
        return MarkedText.fragments(marked.toString(), wanted.size() > 1);
    }
}
