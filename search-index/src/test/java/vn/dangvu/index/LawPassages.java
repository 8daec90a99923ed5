package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passages of a law with questions whose answers are known: the titles of its articles, questions as
 * people type them ({@code questions.tsv}), and phrases of three syllables. Those of articles with odd
 * numbers are for tuning, the others stay untouched.
 */
final class LawPassages {

    static final Set<String> ALL = Set.of("all");

    private static final Pattern ARTICLE = Pattern.compile("^Điều (\\d+)\\. (.+)$");
    private static final int ASKED_FOR = 10;

    private static final Map<String, String> OTHER_TONES =
            Map.ofEntries(
                    Map.entry("òa", "oà"),
                    Map.entry("óa", "oá"),
                    Map.entry("ỏa", "oả"),
                    Map.entry("õa", "oã"),
                    Map.entry("ọa", "oạ"),
                    Map.entry("òe", "oè"),
                    Map.entry("óe", "oé"),
                    Map.entry("ỏe", "oẻ"),
                    Map.entry("ùy", "uỳ"),
                    Map.entry("úy", "uý"),
                    Map.entry("ủy", "uỷ"),
                    Map.entry("ũy", "uỹ"),
                    Map.entry("ụy", "uỵ"));

    private final List<Passage> passages = new ArrayList<>();
    private final List<Asked> titles = new ArrayList<>();
    private final List<Asked> phrases;
    private final List<Asked> questions;

    /** A passage of an article. */
    record Passage(long id, int article, String text) {}

    /** A question, the article it belongs to, and the passages that answer it. */
    record Asked(String text, int article, Set<Long> right) {}

    /** Ids of the best ten passages, best first. */
    interface Engine {
        List<Long> find(String text) throws Exception;
    }

    LawPassages(Path file) throws IOException {
        List<Asked> named = read(Files.readAllLines(file));
        named.forEach(title -> titles.add(answered(title)));
        phrases = drawPhrases();
        questions = readQuestions();
    }

    List<Passage> passages() {
        return passages;
    }

    List<Asked> titles(boolean untouched) {
        return half(titles, untouched);
    }

    /** Titles and people's questions together. */
    List<Asked> questions(boolean untouched) {
        List<Asked> all = new ArrayList<>(titles(untouched));
        all.addAll(half(questions, untouched));
        return all;
    }

    /** Phrases that not every passage has, drawn evenly. */
    List<Asked> phrases(boolean untouched) {
        return half(phrases, untouched);
    }

    /** Puts the passages into the index, in place of all that is there. */
    void putInto(SearchIndex index) throws IndexUnavailableException {
        IndexRebuild rebuild = index.rebuild();
        rebuild.put(passages.stream().map(LawPassages::entry).toList());
        rebuild.complete();
    }

    private static IndexEntry entry(Passage passage) {
        return IndexEntry.of(passage.id(), 1)
                .pages(List.of(new PageText(1, passage.text())))
                .accessTokens(ALL)
                .build();
    }

    static Engine engine(SearchIndex index) {
        return text ->
                index.search(IndexQuery.of(text, ALL).page(0, ASKED_FOR).build()).hits().stream()
                        .map(IndexHit::documentId)
                        .toList();
    }

    private List<Asked> read(List<String> lines) {
        List<Asked> named = new ArrayList<>();
        int article = 0;
        StringBuilder passage = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = ARTICLE.matcher(VietnameseText.nfc(line.strip()));
            if (matcher.matches()) {
                endPassage(passage, article);
                article = Integer.parseInt(matcher.group(1));
                named.add(new Asked(matcher.group(2), article, Set.of()));
            } else if (line.isBlank()) {
                endPassage(passage, article);
            } else if (article > 0) {
                passage.append(line.strip()).append(' ');
            }
        }
        endPassage(passage, article);
        return named;
    }

    private void endPassage(StringBuilder passage, int article) {
        if (passage.length() > 40 && article > 0) {
            passages.add(new Passage(passages.size() + 1L, article, passage.toString().strip()));
        }
        passage.setLength(0);
    }

    private Asked answered(Asked asked) {
        return new Asked(asked.text(), asked.article(), ids(p -> p.article() == asked.article()));
    }

    private Set<Long> ids(Predicate<Passage> right) {
        return passages.stream().filter(right).map(Passage::id).collect(Collectors.toSet());
    }

    private List<Asked> readQuestions() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                LawPassages.class.getResourceAsStream("questions.tsv"),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> answered(new Asked(row[1], Integer.parseInt(row[0]), Set.of())))
                    .toList();
        }
    }

    private List<Asked> drawPhrases() {
        Random random = new Random(858);
        Set<String> seen = new HashSet<>();
        List<Asked> drawn = new ArrayList<>();
        List<Passage> shuffled = new ArrayList<>(passages);
        Collections.shuffle(shuffled, random);
        for (Passage passage : shuffled) {
            List<VietnameseText.Word> words = VietnameseText.words(passage.text());
            if (words.size() > 12 && drawn.size() < 300) {
                int at = random.nextInt(words.size() - 3);
                String phrase =
                        passage.text().substring(words.get(at).start(), words.get(at + 2).end());
                if (phrase.matches("\\p{L}+ \\p{L}+ \\p{L}+") && seen.add(phrase)) {
                    drawn.add(new Asked(phrase, passage.article(), holding(phrase)));
                }
            }
        }
        return drawn;
    }

    private Set<Long> holding(String phrase) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        return ids(p -> p.text().toLowerCase(Locale.ROOT).contains(lower));
    }

    private static List<Asked> half(List<Asked> asked, boolean untouched) {
        int rest = untouched ? 0 : 1;
        return asked.stream().filter(a -> a.article() % 2 == rest).toList();
    }

    /** Mean reciprocal rank of the first right passage among ten. */
    static double meanReciprocalRank(
            Engine engine, List<Asked> asked, UnaryOperator<String> spelling) throws Exception {
        double sum = 0;
        for (Asked question : asked) {
            List<Long> found = engine.find(spelling.apply(question.text()));
            for (int i = 0; i < Math.min(ASKED_FOR, found.size()); i++) {
                if (question.right().contains(found.get(i))) {
                    sum += 1.0 / (i + 1);
                    break;
                }
            }
        }
        return sum / asked.size();
    }

    /** The other custom of placing tones. */
    static String otherTonePlacement(String text) {
        String other = text;
        for (Map.Entry<String, String> pair : OTHER_TONES.entrySet()) {
            other = other.replaceAll("(?<!q)" + pair.getKey() + "(?!\\p{L})", pair.getValue());
        }
        return other;
    }
}
