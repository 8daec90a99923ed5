package vn.dangvu.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes Unicode text in a legacy encoding, as the programs of the time did. */
final class LegacyWriter {

    /** The characters that windows-1252 shows for the bytes, in order. */
    private static final String OCTETS =
            IntStream.range(0, 256)
                    .mapToObj(octet -> String.valueOf(LegacyEncoding.shown(octet)))
                    .collect(Collectors.joining());

    private LegacyWriter() {}

    /** The bytes, each shown as windows-1252. Capitals that have no code become small letters. */
    static String encode(String text, LegacyEncoding encoding) throws IOException {
        Map<Character, String> codes = codes(encoding);
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String code = codes.get(c);
            if (code == null && c >= 0x80) {
                code = codes.get(Character.toLowerCase(c));
            }
            encoded.append(code == null ? String.valueOf(c) : code);
        }
        return encoded.toString();
    }

    static byte[] bytes(String text, LegacyEncoding encoding) throws IOException {
        String encoded = encode(text, encoding);
        byte[] bytes = new byte[encoded.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, OCTETS.indexOf(encoded.charAt(i)));
        }
        return bytes;
    }

    static Map<Character, String> codes(LegacyEncoding encoding) throws IOException {
        Map<Character, String> codes = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                LegacyEncoding.class.getResourceAsStream(
                                        encoding.name().toLowerCase(Locale.ROOT) + ".tsv"),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    StringBuilder code = new StringBuilder();
                    for (String octet :
                            List.of(line.substring(0, line.indexOf('\t')).split(" ", -1))) {
                        code.append(LegacyEncoding.shown(Integer.parseInt(octet, 16)));
                    }
                    codes.putIfAbsent(line.charAt(line.length() - 1), code.toString());
                }
            }
        }
        return codes;
    }
}
