package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;

/** Finds the private key of a certificate in a token that is logged in to. */
final class Pkcs11Keys {

    private final Cryptoki cryptoki;

    Pkcs11Keys(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
    }

    /**
     * The private key: by modulus, else by the CKA_ID it shares with the certificate or
     * public key.
     *
     * @throws TokenException {@link TokenException.Reason#KEY_MISSING}
     */
    Cryptoki.Key find(long session, X509Certificate certificate)
            throws Cryptoki.Refusal, TokenException {
        return cryptoki.key(session, handle(session, certificate));
    }

    private long handle(long session, X509Certificate certificate)
            throws Cryptoki.Refusal, TokenException {
        List<Long> keys = cryptoki.find(session, Cryptoki.OBJECT_PRIVATE_KEY, null);
        byte[] modulus = modulus(certificate.getPublicKey());
        for (long key : keys) {
            byte[] found = cryptoki.attribute(session, key, Cryptoki.ATTRIBUTE_MODULUS);
            if (modulus != null && found != null && sameNumber(modulus, found)) {
                return key;
            }
        }
        byte[] id = idOfPublicPart(session, certificate);
        List<Long> byId =
                id == null ? keys : cryptoki.find(session, Cryptoki.OBJECT_PRIVATE_KEY, id);
        if (byId.size() != 1) {
            throw new TokenException(
                    TokenException.Reason.KEY_MISSING,
                    byId.size() + " private keys for the certificate");
        }
        return byId.get(0);
    }

    /** CKA_ID of the certificate or public key object that belongs to the certificate. */
    private byte[] idOfPublicPart(long session, X509Certificate certificate)
            throws Cryptoki.Refusal {
        for (long object : cryptoki.find(session, Cryptoki.OBJECT_CERTIFICATE, null)) {
            byte[] der = cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_VALUE);
            if (der != null && Arrays.equals(der, encoded(certificate))) {
                return cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_ID);
            }
        }
        byte[] point =
                SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                        .getPublicKeyData()
                        .getBytes();
        for (long object : cryptoki.find(session, Cryptoki.OBJECT_PUBLIC_KEY, null)) {
            byte[] found = cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_EC_POINT);
            if (found != null && Arrays.equals(point, unwrapped(found))) {
                return cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_ID);
            }
        }
        return null;
    }

    private static byte[] modulus(PublicKey key) {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().toByteArray() : null;
    }

    private static boolean sameNumber(byte[] one, byte[] other) {
        return new BigInteger(1, one).equals(new BigInteger(1, other));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private static byte[] unwrapped(byte[] point) {
        try {
            return ASN1OctetString.getInstance(point).getOctets();
        } catch (IllegalArgumentException e) {
            return point;
        }
    }
}
