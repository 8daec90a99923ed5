package vn.dangvu.index;

import vn.dangvu.analysis.Syllable;
import vn.dangvu.analysis.VietnameseText;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Made-up documents of about 2 KB: legal syllables and compounds in a natural distribution. */
final class BenchCorpus {

    static final int UNITS = 400;

    private static final List<String> ONSETS =
            List.of(
                    "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s",
                    "t", "th", "tr", "v", "x");
    private static final String MARKS = "\u0300\u0309\u0303\u0301\u0323";

    private final Random random;
    private final List<String> vocabulary = new ArrayList<>();

    BenchCorpus(long seed) {
        random = new Random(seed);
        List<String> syllables = syllables();
        vocabulary.addAll(syllables);
        for (int i = 0; i < 8_000; i++) {
            vocabulary.add(pick(syllables) + " " + pick(syllables));
        }
        Collections.shuffle(vocabulary, random);
    }

    private List<String> syllables() {
        List<String> syllables = new ArrayList<>();
        for (String rime : Syllable.rimes().stream().sorted().toList()) {
            for (String onset : ONSETS) {
                if (random.nextInt(2) == 0) {
                    String syllable = onset + rime;
                    int tone = random.nextInt(7);
                    String marked = tone < 5 ? mark(syllable, rime, MARKS.charAt(tone)) : syllable;
                    syllables.add(VietnameseText.normaliseWord(marked));
                }
            }
        }
        return syllables;
    }

    private static String mark(String syllable, String rime, char mark) {
        int vowel = syllable.length() - rime.length() + 1;
        return VietnameseText.nfc(syllable.substring(0, vowel) + mark + syllable.substring(vowel));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Zipf's law, roughly. */
    private String word() {
        double u = random.nextDouble();
        return vocabulary.get((int) (Math.pow(vocabulary.size(), u) - 1));
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(word());
        }
        return words.toString();
    }

    IndexEntry document(long id) {
        return longDocument(id, 1);
    }

    /** Pages of the size of a short document. */
    IndexEntry longDocument(long id, int pages) {
        List<PageText> text = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            text.add(new PageText(page, page()));
        }
        Set<String> tokens = new HashSet<>(Set.of("all"));
        for (int i = 0; i < 3; i++) {
            tokens.add("unit:" + random.nextInt(UNITS));
        }
        int unit = random.nextInt(82);
        return IndexEntry.of(id, 1)
                .symbol((1 + random.nextInt(400)) + "-HD/ĐUK")
                .type("T" + random.nextInt(12), "Loại")
                .subject(words(10))
                .issuer("Cơ quan " + unit, 1 + unit, Set.of())
                .issuedDate(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4_000)))
                .kind("ARCHIVE")
                .pages(text)
                .accessTokens(tokens)
                .build();
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        while (page.length() < 1_500) {
            page.append(words(8 + random.nextInt(16))).append(". ");
        }
        return page.toString();
    }

    /** Three to five words in a row out of a document, half of the questions without diacritics. */
    String question(IndexEntry from) {
        List<VietnameseText.Word> words = VietnameseText.words(from.pages().get(0).text());
        int count = 3 + random.nextInt(3);
        int at = random.nextInt(words.size() - count);
        List<String> asked = new ArrayList<>();
        for (VietnameseText.Word word : words.subList(at, at + count)) {
            asked.add(word.text());
        }
        String question = String.join(" ", asked);
        return random.nextBoolean() ? question : VietnameseText.fold(question);
    }

    /** The beginning of a subject as it is typed, half of them without diacritics. */
    String typed(IndexEntry from) {
        String typed = from.subject().substring(0, 4 + random.nextInt(16));
        return random.nextBoolean() ? typed : VietnameseText.fold(typed);
    }

    Set<String> units(int count) {
        Set<String> units = new HashSet<>();
        while (units.size() < count) {
            units.add("unit:" + random.nextInt(UNITS));
        }
        return units;
    }
}
