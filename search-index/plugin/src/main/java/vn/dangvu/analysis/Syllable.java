package vn.dangvu.analysis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Vietnamese orthography of one syllable. All methods take NFC lower case.
 *
 * <p>Two customs place the tone of open {@code oa oe uy} differently (hòa and hoà); after NFC they
 * are different words. {@link #canonical} brings both to the older one.
 */
public final class Syllable {

    private static final Set<String> ONSETS =
            words(
                    " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
                            + " w f j z");

    private static final Set<String> RIMES =
            words(
                    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu"
                            + " ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên"
                            + " iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh"
                            + " oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong"
                            + " ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât"
                            + " uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut"
                            + " uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương"
                            + " ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu");

    /** After a stopped final only sắc and nặng are possible. */
    private static final Set<String> STOPS = words("c ch p t");

    private static final Set<String> FINALS = words("c ch m n ng nh p t");

    private Syllable() {}

    /** Every legal rime without tone, for instance {@code oanh}. */
    public static Set<String> rimes() {
        return RIMES;
    }

    /** Every onset, the empty one included. */
    static Set<String> onsets() {
        return ONSETS;
    }

    /**
     * The syllable with its tone at the one place chosen here: on the vowel with a quality mark, else
     * before a final consonant, else on the middle of three vowels, else on the first of two. What is
     * not shaped like a syllable stays as it is.
     */
    public static String canonical(String word) {
        int tonePlace = onlyTone(word);
        if (tonePlace < 0) {
            return word;
        }
        int start = vowelsStart(word);
        int end = vowelsEnd(word, start);
        if (tonePlace < start - 1
                || tonePlace >= end
                || end - start > 3
                || (end < word.length() && !FINALS.contains(word.substring(end)))) {
            return word;
        }
        int target = targetOfTone(word, start, end);
        if (target == tonePlace) {
            return word;
        }
        char[] letters = word.toCharArray();
        int tone = Letters.tone(letters[tonePlace]);
        letters[tonePlace] = Letters.withTone(letters[tonePlace], 0);
        letters[target] = Letters.withTone(letters[target], tone);
        return new String(letters);
    }

    /** Writes i for y where both are in use (kỹ and kĩ, quý and quí); other syllables stay. */
    public static String withI(String word) {
        int last = word.length() - 1;
        if (last < 1 || Letters.fold(word.charAt(last)) != 'y') {
            return word;
        }
        String onset = word.substring(0, last);
        boolean bothInUse =
                onset.equals("qu")
                        || (onset.length() == 1 && "hklmst".indexOf(onset.charAt(0)) >= 0);
        return bothInUse ? onset + Letters.withTone('i', Letters.tone(word.charAt(last))) : word;
    }

    /** Whether tone or i/y could stand otherwise in it: hòa and hoà, quý and quí. */
    static boolean isWrittenInSeveralWays(String word) {
        String canonical = canonical(word);
        if (!withI(canonical).equals(word)) {
            return true;
        }
        int last = canonical.length() - 1;
        if (last < 1) {
            return false;
        }
        String bare = withoutTone(canonical);
        boolean open = bare.endsWith("oa") || bare.endsWith("oe") || bare.endsWith("uy");
        return (open && toneOf(canonical) > 0) || !withY(bare).equals(bare);
    }

    private static String withY(String bare) {
        int last = bare.length() - 1;
        String written = bare.substring(0, last) + 'y';
        return bare.charAt(last) == 'i' && !withI(written).equals(written) ? written : bare;
    }

    /** Whether the orthography allows it, tone included; the place of the tone does not matter. */
    public static boolean isLegal(String word) {
        if (word.isEmpty() || word.length() > 7) {
            return false;
        }
        String bare = withoutTone(word);
        int tone = toneOf(word);
        for (int split = Math.min(3, bare.length() - 1); split >= 0; split--) {
            String rime = bare.substring(split);
            if (ONSETS.contains(bare.substring(0, split))
                    && RIMES.contains(rime)
                    && (tone == 4 || tone == 5 || !stops(rime))) {
                return tone >= 0;
            }
        }
        // gi before i is written once: gì, gìn
        return tone >= 0 && bare.startsWith("gi") && RIMES.contains(bare.substring(1));
    }

    private static boolean stops(String rime) {
        return STOPS.contains(rime.substring(rime.length() - 1)) || rime.endsWith("ch");
    }

    private static String withoutTone(String word) {
        char[] letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (Letters.tone(letters[i]) != 0) {
                letters[i] = Letters.withTone(letters[i], 0);
            }
        }
        return new String(letters);
    }

    /** The one tone of the word, 0 for none, -1 for more than one. */
    private static int toneOf(String word) {
        int found = 0;
        for (int i = 0; i < word.length(); i++) {
            int tone = Letters.tone(word.charAt(i));
            if (tone != 0) {
                if (found != 0) {
                    return -1;
                }
                found = tone;
            }
        }
        return found;
    }

    private static int onlyTone(String word) {
        int place = -1;
        for (int i = 0; i < word.length(); i++) {
            if (Letters.tone(word.charAt(i)) != 0) {
                if (place >= 0) {
                    return -1;
                }
                place = i;
            }
        }
        return place;
    }

    private static int vowelsStart(String word) {
        int start = 0;
        while (start < word.length() && !Letters.isVowel(word.charAt(start))) {
            start++;
        }
        boolean vowelFollows =
                start > 0 && start + 1 < word.length() && Letters.isVowel(word.charAt(start + 1));
        if (vowelFollows && start == 1) {
            char onset = word.charAt(0);
            char first = Letters.fold(word.charAt(1));
            if ((onset == 'q' && first == 'u') || (onset == 'g' && first == 'i')) {
                return start + 1;
            }
        }
        return start;
    }

    private static int vowelsEnd(String word, int start) {
        int end = start;
        while (end < word.length() && Letters.isVowel(word.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int targetOfTone(String word, int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (Letters.hasQuality(word.charAt(i))) {
                return i;
            }
        }
        if (end < word.length()) {
            return end - 1;
        }
        return end - start == 3 ? start + 1 : start;
    }

    private static Set<String> words(String list) {
        Set<String> words = new HashSet<>(Arrays.asList(list.split(" ")));
        return Set.copyOf(words);
    }
}
