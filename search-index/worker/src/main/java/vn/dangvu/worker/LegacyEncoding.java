package vn.dangvu.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encodings of Vietnamese from before Unicode. Their texts come as look-alikes: characters of
 * windows-1252 (or C1 controls) that a special font showed as Vietnamese letters.
 */
// the maps are filled in the constructor and never again
@SuppressWarnings("ImmutableEnumChecker")
enum LegacyEncoding {
    TCVN3("tcvn3.tsv", Pattern.compile("^\\.Vn.*")),
    VNI("vni.tsv", Pattern.compile("^VNI(?![a-z]).*")),
    VISCII("viscii.tsv", Pattern.compile("^(VISCII|VI Times|VI Arial|HoangYen|MinhQu[aâ]n).*"));

    private static final Pattern SUBSET = Pattern.compile("^[A-Z]{6}\\+");

    private final Pattern fonts;
    private final Map<Character, Character> single = new HashMap<>();
    private final Map<String, Character> pairs = new HashMap<>();

    LegacyEncoding(String table, Pattern fonts) {
        this.fonts = fonts;
        load(table);
        if (table.startsWith("tcvn3")) {
            addLookAlikes();
        }
    }

    /** The encoding whose letters a font shows; empty for fonts of Unicode. */
    static Optional<LegacyEncoding> ofFont(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String plain = SUBSET.matcher(name.strip()).replaceFirst("");
        for (LegacyEncoding encoding : values()) {
            if (encoding.fonts.matcher(plain).matches()) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** Fonts like {@code .VnTimeH} show small letters as capitals. */
    static boolean isCapitalFont(String name) {
        String plain = SUBSET.matcher(name.strip()).replaceFirst("").replaceFirst("[, -].*$", "");
        return plain.startsWith(".Vn") && plain.endsWith("H");
    }

    /** The character that windows-1252 shows for a byte; its five holes come as controls. */
    static char shown(int octet) {
        return Windows1252.SHOWN[octet];
    }

    /** Apart, since the constants of an enum are made before its static fields. */
    private static final class Windows1252 {
        static final char[] SHOWN = new char[256];

        static {
            Charset charset = Charset.forName("windows-1252");
            for (int octet = 0; octet < 256; octet++) {
                char c = charset.decode(ByteBuffer.wrap(new byte[] {(byte) octet})).get();
                SHOWN[octet] = c == '\uFFFD' ? (char) octet : c;
            }
        }
    }

    /** Look-alikes as letters; what is no look-alike stays. */
    String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            Character pair =
                    i + 1 < text.length() && text.charAt(i + 1) >= 0x80
                            ? pairs.get(text.substring(i, i + 2))
                            : null;
            if (pair != null) {
                decoded.append(pair.charValue());
                i++;
            } else {
                char c = text.charAt(i);
                decoded.append(single.getOrDefault(c, c).charValue());
            }
        }
        return decoded.toString();
    }

    /** Whether capital letters with marks have no codes of their own. */
    boolean lacksCapitals() {
        return this == TCVN3;
    }

    private void load(String table) {
        try (InputStream in = LegacyEncoding.class.getResourceAsStream(table);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(line.substring(0, line.indexOf('\t')), line.charAt(line.length() - 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String bytes, char letter) {
        int first = Integer.parseInt(bytes.substring(0, 2), 16);
        if (bytes.length() == 2) {
            single.put(shown(first), letter);
            single.put((char) first, letter);
        } else {
            int second = Integer.parseInt(bytes.substring(3), 16);
            pairs.put("" + (char) first + shown(second), letter);
            pairs.put("" + shown(first) + shown(second), letter);
            pairs.put("" + shown(first) + (char) second, letter);
        }
    }

    /** Other characters that programs put in place of the right look-alike. */
    private void addLookAlikes() {
        single.put('\u03BC', 'à');
        for (char softHyphen : new char[] {'\u200B', '\u001F', '\u2011'}) {
            single.put(softHyphen, 'ư');
        }
    }
}
