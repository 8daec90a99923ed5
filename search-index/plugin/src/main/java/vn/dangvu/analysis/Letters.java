package vn.dangvu.analysis;

import java.text.Normalizer;

/** Tables of the Vietnamese letters. */
final class Letters {

    /** One row for each vowel; columns: no tone, huyền, hỏi, ngã, sắc, nặng. */
    private static final String[] VOWELS = {
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"
    };

    private static final int LIMIT = 0x1F00;
    private static final char[] BASE = new char[LIMIT];
    private static final byte[] VOWEL = new byte[LIMIT];
    private static final byte[] TONE = new byte[LIMIT];

    static {
        for (char c = 0; c < LIMIT; c++) {
            BASE[c] = base(c);
        }
        for (int row = 0; row < VOWELS.length; row++) {
            for (int tone = 0; tone < 6; tone++) {
                char c = VOWELS[row].charAt(tone);
                VOWEL[c] = (byte) (row + 1);
                TONE[c] = (byte) tone;
            }
        }
    }

    private Letters() {}

    /** The letter without any mark; đ is d; what is not a marked Latin letter stays. */
    static char fold(char c) {
        return c < LIMIT ? BASE[c] : c;
    }

    static boolean isVowel(char lower) {
        return lower < LIMIT && VOWEL[lower] != 0;
    }

    /** 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng. */
    static int tone(char lower) {
        return lower < LIMIT ? TONE[lower] : 0;
    }

    static char withTone(char lowerVowel, int tone) {
        return VOWELS[VOWEL[lowerVowel] - 1].charAt(tone);
    }

    /** ă â ê ô ơ ư, with any tone. */
    static boolean hasQuality(char lower) {
        return isVowel(lower) && "ăâêôơư".indexOf(withTone(lower, 0)) >= 0;
    }

    /** A letter no other language in common use shares: the text is Vietnamese in Unicode. */
    static boolean isVietnameseOnly(char c) {
        return (c >= 0x1EA0 && c <= 0x1EF9) || "ơƠưƯđĐăĂ".indexOf(c) >= 0;
    }

    private static char base(char c) {
        if (c == 'đ') {
            return 'd';
        }
        if (c == 'Đ') {
            return 'D';
        }
        if (c < 0x80 || !Character.isLetter(c)) {
            return c;
        }
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return parts.charAt(0) < 0x80 ? parts.charAt(0) : c;
    }
}
