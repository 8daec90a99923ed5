package vn.dangvu.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An issuer that is none of our units, such as the Tỉnh ủy. It can be counted and chosen like one: its
 * id is made of its name and negative, so that it is no unit's.
 */
final class OutsideIssuer {
    private OutsideIssuer() {}

    /** The same for all ways to space, compose and capitalise the name; negative. */
    static long id(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .replaceAll("\\s+", " ");
        byte[] digest = sha256(plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() | Long.MIN_VALUE;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
