package vn.dangvu.signing;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a token gave back: the raw signature over the signed attributes.
 *
 * <p>ECDSA values are the DER sequence of r and s as CMS wants them (RFC 5753), never the plain
 * concatenation that PKCS#11 returns.
 */
public final class SignatureValue {

    private final SignatureAlgorithm algorithm;
    private final byte[] bytes;

    public SignatureValue(SignatureAlgorithm algorithm, byte[] bytes) {
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        this.bytes = bytes.clone();
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureValue value
                && value.algorithm == algorithm
                && Arrays.equals(value.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return algorithm + " (" + bytes.length + " bytes)";
    }
}
