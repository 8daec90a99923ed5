package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
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
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passages of a law with two sets of questions whose answers are known: the titles of its articles,
 * and phrases of three syllables. Articles with odd numbers are for tuning, the others untouched.
 */
final class LawPassages {

    static final Set<String> ALL = Set.of("all");

    private static final Pattern ARTICLE = Pattern.compile("^Điều (\\d+)\\. (.+)$");

    private static final Map<String, String> OTHER_TONES =
            Map.of(
                    "òa", "oà", "óa", "oá", "ỏa", "oả", "ọa", "oạ", "ủy", "uỷ", "úy", "uý", "ùy",
                    "uỳ");

    private final List<Passage> passages = new ArrayList<>();
    private final List<Asked> titles = new ArrayList<>();

    private record Passage(long id, int article, String text) {}

    /** A question and the article it was taken from. */
    record Asked(String text, int article) {}

    LawPassages(Path file) throws IOException {
        read(Files.readAllLines(file));
    }

    int size() {
        return passages.size();
    }

    List<Asked> titles(boolean untouched) {
        return half(titles, untouched);
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

    private void read(List<String> lines) {
        int article = 0;
        StringBuilder passage = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = ARTICLE.matcher(VietnameseText.nfc(line.strip()));
            if (matcher.matches()) {
                endPassage(passage, article);
                article = Integer.parseInt(matcher.group(1));
                titles.add(new Asked(matcher.group(2), article));
            } else if (line.isBlank()) {
                endPassage(passage, article);
            } else if (article > 0) {
                passage.append(line.strip()).append(' ');
            }
        }
        endPassage(passage, article);
    }

    private void endPassage(StringBuilder passage, int article) {
        if (passage.length() > 40 && article > 0) {
            passages.add(new Passage(passages.size() + 1L, article, passage.toString().strip()));
        }
        passage.setLength(0);
    }

    private static List<Asked> half(List<Asked> asked, boolean untouched) {
        int rest = untouched ? 0 : 1;
        return asked.stream().filter(a -> a.article() % 2 == rest).toList();
    }

    /** Phrases of three syllables that not every passage has, sampled evenly. */
    List<Asked> phrases(boolean untouched) {
        Random random = new Random(858);
        Set<String> seen = new HashSet<>();
        List<Asked> phrases = new ArrayList<>();
        List<Passage> shuffled = new ArrayList<>(passages);
        Collections.shuffle(shuffled, random);
        for (Passage passage : shuffled) {
            List<VietnameseText.Word> words = VietnameseText.words(passage.text());
            if (words.size() > 12 && phrases.size() < 300) {
                int at = random.nextInt(words.size() - 3);
                String phrase =
                        passage.text().substring(words.get(at).start(), words.get(at + 2).end());
                if (phrase.matches("\\p{L}+ \\p{L}+ \\p{L}+") && seen.add(phrase)) {
                    phrases.add(new Asked(phrase, passage.article()));
                }
            }
        }
        return half(phrases, untouched);
    }

    /** Mean reciprocal rank of the first passage of the right article among ten. */
    double rankOfTitles(SearchIndex index, List<Asked> asked, UnaryOperator<String> spelling)
            throws IndexUnavailableException {
        double sum = 0;
        for (Asked title : asked) {
            List<Long> right =
                    passages.stream()
                            .filter(p -> p.article() == title.article())
                            .map(Passage::id)
                            .toList();
            sum += reciprocalRank(index, spelling.apply(title.text()), new HashSet<>(right));
        }
        return sum / asked.size();
    }

    /** Mean reciprocal rank of the first passage that holds the phrase among ten. */
    double rankOfPhrases(SearchIndex index, List<Asked> asked, UnaryOperator<String> spelling)
            throws IndexUnavailableException {
        double sum = 0;
        for (Asked phrase : asked) {
            String lower = phrase.text().toLowerCase(Locale.ROOT);
            List<Long> right =
                    passages.stream()
                            .filter(p -> p.text().toLowerCase(Locale.ROOT).contains(lower))
                            .map(Passage::id)
                            .toList();
            sum += reciprocalRank(index, spelling.apply(phrase.text()), new HashSet<>(right));
        }
        return sum / asked.size();
    }

    private static double reciprocalRank(SearchIndex index, String text, Set<Long> right)
            throws IndexUnavailableException {
        List<IndexHit> hits = index.search(IndexQuery.of(text, ALL).page(0, 10).build()).hits();
        for (int i = 0; i < hits.size(); i++) {
            if (right.contains(hits.get(i).documentId())) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /** The other custom of placing tones. */
    static String otherTonePlacement(String text) {
        String other = text;
        for (Map.Entry<String, String> pair : OTHER_TONES.entrySet()) {
            other = other.replaceAll(pair.getKey() + "(?!\\p{L})", pair.getValue());
        }
        return other;
    }
}
