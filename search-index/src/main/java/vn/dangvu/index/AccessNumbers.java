package vn.dangvu.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/**
 * Access tokens as numbers: the first 64 bits of their SHA-256. Among a million tokens two are the
 * same with a chance of one in thirty million.
 */
final class AccessNumbers {

    static final String FIELD = "access_number";

    private AccessNumbers() {}

    static List<Long> of(Collection<String> tokens) {
        return tokens.stream().map(AccessNumbers::of).toList();
    }

    private static long of(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
