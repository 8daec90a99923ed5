package vn.dangvu.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Abbreviations of the trade and what they stand for ({@code BCH}: ban chấp hành), from the file
 * {@code abbreviations.tsv}. Capitals always count; small letters and letters without diacritics only
 * where no Vietnamese syllable is written so ({@code bch}, {@code hdnd}, but not {@code đu}).
 */
public final class Abbreviations {

    private static final Map<String, List<String>> MEANINGS = new HashMap<>();
    private static final Map<String, String> SHORT = new HashMap<>();
    private static final int LONGEST;

    static {
        read().forEach(Abbreviations::add);
        LONGEST = MEANINGS.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private Abbreviations() {}

    /** The words it stands for, in NFC lower case; empty when it is no abbreviation. */
    public static List<String> meaning(String word) {
        return word.length() > LONGEST + 2
                ? List.of()
                : MEANINGS.getOrDefault(VietnameseText.nfc(word), List.of());
    }

    /**
     * The text with all abbreviations written out; the same string when there is none. Between words
     * one blank is left.
     */
    public static String writtenOut(String text) {
        List<String> words = new ArrayList<>();
        boolean found = false;
        for (VietnameseText.Word word : VietnameseText.words(text)) {
            List<String> meaning = meaning(word.text());
            found |= !meaning.isEmpty();
            words.addAll(meaning.isEmpty() ? List.of(word.text()) : meaning);
        }
        return found ? String.join(" ", words) : text;
    }

    /** The abbreviations whose meaning occurs in the text, in no order. */
    public static List<String> standingFor(String text) {
        String padded =
                " "
                        + String.join(
                                " ",
                                VietnameseText.words(text).stream()
                                        .map(word -> VietnameseText.normaliseWord(word.text()))
                                        .toList())
                        + " ";
        return SHORT.entrySet().stream()
                .filter(entry -> padded.contains(" " + entry.getKey() + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Every way of writing that is understood, with the meaning. */
    static Map<String, List<String>> all() {
        return MEANINGS;
    }

    private static void add(String line) {
        String[] columns = line.split("\t");
        List<String> meaning = List.of(columns[1].split(" "));
        String written = columns[0];
        MEANINGS.put(written, meaning);
        MEANINGS.put(written.toUpperCase(Locale.ROOT), meaning);
        addUnlessSyllable(written.toLowerCase(Locale.ROOT), meaning);
        if (written.length() > 2) {
            String folded = VietnameseText.fold(written);
            MEANINGS.putIfAbsent(folded, meaning);
            MEANINGS.putIfAbsent(folded.toUpperCase(Locale.ROOT), meaning);
            addUnlessSyllable(folded.toLowerCase(Locale.ROOT), meaning);
        }
        SHORT.put(
                String.join(" ", meaning.stream().map(VietnameseText::normaliseWord).toList()),
                written);
    }

    private static void addUnlessSyllable(String small, List<String> meaning) {
        if (!Syllable.isLegal(small)) {
            MEANINGS.putIfAbsent(small, meaning);
        }
    }

    private static List<String> read() {
        try (InputStream file = Abbreviations.class.getResourceAsStream("abbreviations.tsv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Stream<String> rows = lines.lines().filter(line -> !line.startsWith("#"));
            return rows.map(VietnameseText::nfc).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
