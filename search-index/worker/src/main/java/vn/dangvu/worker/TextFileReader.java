package vn.dangvu.worker;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads plain text: by its byte order mark, else as UTF-8 when it is that, else as windows-1258 when
 * that is Vietnamese, else as windows-1252, in which the legacy encodings come as look-alikes.
 */
final class TextFileReader {

    private static final Charset VIETNAMESE_WINDOWS = Charset.forName("windows-1258");

    private TextFileReader() {}

    static boolean reads(String type) {
        return type.equals("text/plain") || type.equals("text/csv") || type.equals("text/tsv");
    }

    static void read(Path file, Findings findings) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(4 * findings.charactersLeft());
        }
        findings.page(decode(bytes));
    }

    static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return decodeOctets(bytes);
        }
    }

    private static String decodeOctets(byte[] bytes) {
        StringBuilder shown = new StringBuilder(bytes.length);
        for (byte octet : bytes) {
            shown.append(LegacyEncoding.shown(octet & 0xFF));
        }
        String lookAlikes = shown.toString();
        if (new LegacyText().convert(lookAlikes).equals(lookAlikes)) {
            String vietnamese = VietnameseText.nfc(new String(bytes, VIETNAMESE_WINDOWS));
            LanguageGuess guess = new LanguageGuess();
            guess.add(vietnamese);
            return guess.code().isEmpty() ? lookAlikes : vietnamese;
        }
        return lookAlikes;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
