package vn.dangvu.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Turns an algorithm into what a token can do with it, and its answer into what CMS wants. */
final class Pkcs11Mechanisms {

    private static final long RSA_PKCS = 0x1;
    private static final long SHA256_RSA_PKCS = 0x40;
    private static final long SHA256_RSA_PKCS_PSS = 0x43;
    private static final long ECDSA = 0x1041;

    private final Cryptoki cryptoki;

    Pkcs11Mechanisms(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
    }

    byte[] sign(long session, Cryptoki.Key key, SignatureAlgorithm algorithm, byte[] data, Pin pin)
            throws Cryptoki.Refusal {
        return switch (algorithm.scheme) {
            case RSA_PKCS1 -> signPkcs1(session, key, algorithm, data, pin);
            case RSA_PSS ->
                    cryptoki.sign(
                            session,
                            key,
                            new Cryptoki.Mechanism(
                                    SHA256_RSA_PKCS_PSS + algorithm.hash.rank,
                                    algorithm.hash.jcaName,
                                    algorithm.hash.length),
                            data,
                            pin);
            case ECDSA ->
                    sequenceOfTwo(
                            cryptoki.sign(
                                    session,
                                    key,
                                    Cryptoki.Mechanism.plain(ECDSA),
                                    digest(algorithm, data),
                                    pin));
        };
    }

    private byte[] signPkcs1(
            long session, Cryptoki.Key key, SignatureAlgorithm algorithm, byte[] data, Pin pin)
            throws Cryptoki.Refusal {
        long hashing = SHA256_RSA_PKCS + algorithm.hash.rank;
        try {
            return cryptoki.sign(session, key, Cryptoki.Mechanism.plain(hashing), data, pin);
        } catch (Cryptoki.Refusal e) {
            if (e.code != Cryptoki.MECHANISM_INVALID) {
                throw e;
            }
            // some tokens pad but do not hash
            byte[] wrapped = digestInfo(algorithm, digest(algorithm, data));
            return cryptoki.sign(session, key, Cryptoki.Mechanism.plain(RSA_PKCS), wrapped, pin);
        }
    }

    private static byte[] digest(SignatureAlgorithm algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm.hash.jcaName).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm.hash.jcaName, e);
        }
    }

    private static byte[] digestInfo(SignatureAlgorithm algorithm, byte[] digest) {
        return Der.sequence(
                Der.sequence(Der.oid(algorithm.hash.oid), Der.NULL), Der.octets(digest));
    }

    // PKCS#11 returns r and s one after the other, CMS wants a sequence
    private static byte[] sequenceOfTwo(byte[] plain) {
        int half = plain.length / 2;
        return Der.sequence(
                Der.integer(new BigInteger(1, Arrays.copyOfRange(plain, 0, half))),
                Der.integer(new BigInteger(1, Arrays.copyOfRange(plain, half, plain.length))));
    }
}
