package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import vn.dangvu.analysis.VietnameseText;

import java.nio.file.Files;
import java.text.Normalizer;
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
 * Relevance on real law text: passages of the Labour Code, asked for by the title of their article and
 * by phrases of three syllables. Articles with odd numbers were used to tune, those with even numbers
 * are only measured.
 */
class RelevanceIT {

    private static final Set<String> ALL = Set.of("all");
    private static final Pattern ARTICLE = Pattern.compile("^Điều (\\d+)\\. (.+)$");

    private static ElasticsearchIndex index;
    private static final List<Passage> PASSAGES = new ArrayList<>();
    private static final List<Asked> TITLES = new ArrayList<>();

    private record Passage(long id, int article, String text) {}

    private record Asked(String text, int article) {}

    @BeforeAll
    static void fill() throws Exception {
        readLaw(Files.readAllLines(SharedData.path("vietnamese/law/45_2019_QH14.txt")));
        index =
                new ElasticsearchIndex(
                        ElasticsearchSettings.at(EmbeddedElasticsearch.shared().url())
                                .withPrefix("relevance"));
        IndexRebuild rebuild = index.rebuild();
        rebuild.put(
                PASSAGES.stream()
                        .map(
                                p ->
                                        IndexEntry.of(p.id(), 1)
                                                .pages(List.of(new PageText(1, p.text())))
                                                .accessTokens(ALL)
                                                .build())
                        .toList());
        rebuild.complete();
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    private static void readLaw(List<String> lines) {
        int article = 0;
        StringBuilder passage = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = ARTICLE.matcher(VietnameseText.nfc(line.strip()));
            if (matcher.matches()) {
                endPassage(passage, article);
                article = Integer.parseInt(matcher.group(1));
                TITLES.add(new Asked(matcher.group(2), article));
            } else if (line.isBlank()) {
                endPassage(passage, article);
            } else if (article > 0) {
                passage.append(line.strip()).append(' ');
            }
        }
        endPassage(passage, article);
    }

    private static void endPassage(StringBuilder passage, int article) {
        if (passage.length() > 40 && article > 0) {
            PASSAGES.add(new Passage(PASSAGES.size() + 1L, article, passage.toString().strip()));
        }
        passage.setLength(0);
    }

    private static List<Asked> half(List<Asked> asked, int parity) {
        return asked.stream().filter(a -> a.article() % 2 == parity).toList();
    }

    /** Phrases of three syllables that not every passage has, sampled evenly. */
    private static List<Asked> phrases() {
        Random random = new Random(858);
        Set<String> seen = new HashSet<>();
        List<Asked> phrases = new ArrayList<>();
        List<Passage> shuffled = new ArrayList<>(PASSAGES);
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
        return phrases;
    }

    private static double titles(List<Asked> asked, UnaryOperator<String> spelling)
            throws IndexUnavailableException {
        double sum = 0;
        for (Asked title : asked) {
            List<Long> right =
                    PASSAGES.stream()
                            .filter(p -> p.article() == title.article())
                            .map(Passage::id)
                            .toList();
            sum += reciprocalRank(spelling.apply(title.text()), new HashSet<>(right));
        }
        return sum / asked.size();
    }

    private static double phrases(List<Asked> asked, UnaryOperator<String> spelling)
            throws IndexUnavailableException {
        double sum = 0;
        for (Asked phrase : asked) {
            String lower = phrase.text().toLowerCase(Locale.ROOT);
            List<Long> right =
                    PASSAGES.stream()
                            .filter(p -> p.text().toLowerCase(Locale.ROOT).contains(lower))
                            .map(Passage::id)
                            .toList();
            sum += reciprocalRank(spelling.apply(phrase.text()), new HashSet<>(right));
        }
        return sum / asked.size();
    }

    private static double reciprocalRank(String text, Set<Long> right)
            throws IndexUnavailableException {
        List<IndexHit> hits = index.search(IndexQuery.of(text, ALL).page(0, 10).build()).hits();
        for (int i = 0; i < hits.size(); i++) {
            if (right.contains(hits.get(i).documentId())) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static final Map<String, String> OTHER_TONES =
            Map.of(
                    "òa", "oà", "óa", "oá", "ỏa", "oả", "ọa", "oạ", "ủy", "uỷ", "úy", "uý", "ùy",
                    "uỳ");

    private static String otherTonePlacement(String text) {
        String other = text;
        for (Map.Entry<String, String> pair : OTHER_TONES.entrySet()) {
            other = other.replaceAll(pair.getKey() + "(?!\\p{L})", pair.getValue());
        }
        return other;
    }

    @Test
    void losesNothingByTheWayItIsTyped() throws Exception {
        for (int parity = 1; parity >= 0; parity--) {
            List<Asked> asked = half(TITLES, parity);
            double diacritics = titles(asked, UnaryOperator.identity());
            double none = titles(asked, VietnameseText::fold);
            double nfd = titles(asked, t -> Normalizer.normalize(t, Normalizer.Form.NFD));
            double tone = titles(asked, RelevanceIT::otherTonePlacement);
            double upper = titles(asked, t -> t.toUpperCase(Locale.ROOT));
            System.out.printf(
                    Locale.ROOT,
                    "MRR@10 of %d titles (%s): diacritics %.3f, none %.3f, NFD %.3f, other tone"
                            + " %.3f, capitals %.3f; %d passages%n",
                    asked.size(),
                    parity == 1 ? "tuning" : "untouched",
                    diacritics,
                    none,
                    nfd,
                    tone,
                    upper,
                    PASSAGES.size());
            assertThat(diacritics).isGreaterThan(0.5);
            assertThat(none).isGreaterThan(diacritics - 0.03);
            assertThat(nfd).isGreaterThan(diacritics - 0.001);
            assertThat(tone).isGreaterThan(diacritics - 0.001);
            assertThat(upper).isGreaterThan(diacritics - 0.001);
        }
    }

    @Test
    void findsPhrases() throws Exception {
        List<Asked> all = phrases();
        for (int parity = 1; parity >= 0; parity--) {
            List<Asked> asked = half(all, parity);
            double diacritics = phrases(asked, UnaryOperator.identity());
            double none = phrases(asked, VietnameseText::fold);
            System.out.printf(
                    Locale.ROOT,
                    "MRR@10 of %d phrases (%s): diacritics %.3f, none %.3f%n",
                    asked.size(),
                    parity == 1 ? "tuning" : "untouched",
                    diacritics,
                    none);
            assertThat(diacritics).isGreaterThanOrEqualTo(0.95);
            assertThat(none).isGreaterThanOrEqualTo(0.92);
        }
    }
}
