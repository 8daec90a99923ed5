package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A key behind PKCS#11. One login, one signature, one logout, all under the token's lock. */
final class Pkcs11Token implements SigningToken {

    private static final long RSA_PKCS = 0x1;
    private static final long SHA256_RSA_PKCS = 0x40;
    private static final long SHA256_RSA_PKCS_PSS = 0x43;
    private static final long ECDSA = 0x1041;

    private final Pkcs11Module module;
    private final String label;
    private final String serialNumber;
    private final SigningCertificate expected;

    Pkcs11Token(
            Pkcs11Module module, String label, String serialNumber, SigningCertificate expected) {
        this.module = module;
        this.label = label;
        this.serialNumber = serialNumber;
        this.expected = expected;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SigningCertificate certificate() throws TokenException {
        if (expected != null) {
            return expected;
        }
        Cryptoki.Token token = module.find(label, serialNumber);
        try {
            long session = module.cryptoki().openSession(token.slot());
            try {
                return pick(certificates(session));
            } finally {
                module.cryptoki().closeSession(session);
            }
        } catch (Cryptoki.Refusal e) {
            throw new TokenException(e.reason(), "certificates of token " + label, e);
        }
    }

    @Override
    public SignatureValue sign(PreparedSignature prepared, Pin pin) throws TokenException {
        byte[] attributes = SignedAttributes.checked(prepared);
        Cryptoki.Token token = module.find(label, serialNumber);
        ReentrantLock lock = module.lock(token);
        try {
            byte[] value = signLocked(token, prepared, attributes, pin);
            return SignedAttributes.confirmed(
                    prepared, new SignatureValue(prepared.algorithm(), value));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        // a token is opened and closed by each operation; nothing stays open between them
    }

    private byte[] signLocked(
            Cryptoki.Token token, PreparedSignature prepared, byte[] attributes, Pin pin)
            throws TokenException {
        Cryptoki cryptoki = module.cryptoki();
        try {
            long session = cryptoki.openSession(token.slot());
            try {
                login(session, token, pin);
                long key = privateKey(session, prepared.signer().certificate());
                return sign(session, key, prepared.algorithm(), attributes, pin);
            } finally {
                leave(session);
            }
        } catch (Cryptoki.Refusal e) {
            throw new TokenException(e.reason(), "token " + label, e);
        }
    }

    private void login(long session, Cryptoki.Token token, Pin pin)
            throws Cryptoki.Refusal, TokenException {
        try {
            module.cryptoki().loginAfresh(session, pin);
        } catch (Cryptoki.Refusal e) {
            TokenException.Reason reason = e.reason();
            if (reason == TokenException.Reason.PIN_INCORRECT) {
                reason = howWrong(token);
            }
            throw new TokenException(reason, "login to token " + label, e);
        }
    }

    // PKCS#11 gives no count of tries, only these flags, and only where the token sets them
    private TokenException.Reason howWrong(Cryptoki.Token token) throws Cryptoki.Refusal {
        long flags = module.cryptoki().token(token.slot()).flags();
        if ((flags & Cryptoki.LOCKED) != 0) {
            return TokenException.Reason.PIN_LOCKED;
        }
        if ((flags & Cryptoki.FINAL_TRY) != 0) {
            return TokenException.Reason.PIN_FINAL_TRY;
        }
        return (flags & Cryptoki.COUNT_LOW) != 0
                ? TokenException.Reason.PIN_COUNT_LOW
                : TokenException.Reason.PIN_INCORRECT;
    }

    private void leave(long session) {
        // closing the last session of a token logs out as well; a pulled token refuses both
        try {
            module.cryptoki().logout(session);
        } catch (Cryptoki.Refusal e) {
            module.forget(label, serialNumber);
        }
        try {
            module.cryptoki().closeSession(session);
        } catch (Cryptoki.Refusal e) {
            module.forget(label, serialNumber);
        }
    }

    private long privateKey(long session, X509Certificate certificate)
            throws Cryptoki.Refusal, TokenException {
        Cryptoki cryptoki = module.cryptoki();
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
                    byId.size() + " keys in token " + label + " for the certificate");
        }
        return byId.get(0);
    }

    /** CKA_ID of the certificate or public key object that belongs to the certificate. */
    private byte[] idOfPublicPart(long session, X509Certificate certificate)
            throws Cryptoki.Refusal {
        Cryptoki cryptoki = module.cryptoki();
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

    private byte[] sign(long session, long key, SignatureAlgorithm algorithm, byte[] data, Pin pin)
            throws Cryptoki.Refusal {
        return switch (algorithm.scheme) {
            case RSA_PKCS1 -> signPkcs1(session, key, algorithm, data, pin);
            case RSA_PSS ->
                    module.cryptoki()
                            .sign(
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
                            module.cryptoki()
                                    .sign(
                                            session,
                                            key,
                                            Cryptoki.Mechanism.plain(ECDSA),
                                            digest(algorithm, data),
                                            pin));
        };
    }

    private byte[] signPkcs1(
            long session, long key, SignatureAlgorithm algorithm, byte[] data, Pin pin)
            throws Cryptoki.Refusal {
        Cryptoki cryptoki = module.cryptoki();
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

    private List<X509Certificate> certificates(long session)
            throws Cryptoki.Refusal, TokenException {
        Cryptoki cryptoki = module.cryptoki();
        List<X509Certificate> certificates = new ArrayList<>();
        for (long object : cryptoki.find(session, Cryptoki.OBJECT_CERTIFICATE, null)) {
            byte[] der = cryptoki.attribute(session, object, Cryptoki.ATTRIBUTE_VALUE);
            try {
                if (der != null) {
                    certificates.add(
                            (X509Certificate)
                                    CertificateFactory.getInstance("X.509")
                                            .generateCertificate(new ByteArrayInputStream(der)));
                }
            } catch (CertificateException e) {
                throw new TokenException(
                        TokenException.Reason.CERTIFICATE_MISSING,
                        "unreadable certificate in token " + label,
                        e);
            }
        }
        return certificates;
    }

    private SigningCertificate pick(List<X509Certificate> certificates) throws TokenException {
        X509Certificate leaf =
                certificates.stream()
                        .filter(c -> c.getBasicConstraints() < 0)
                        .max(Comparator.comparingInt(Pkcs11Token::fitness))
                        .orElseThrow(
                                () ->
                                        new TokenException(
                                                TokenException.Reason.CERTIFICATE_MISSING,
                                                "no certificate in token " + label));
        return new SigningCertificate(leaf, Certificates.chain(leaf, certificates));
    }

    private static int fitness(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            return 1;
        }
        return usage[1] ? 3 : usage[0] ? 2 : 0;
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

    private static byte[] digest(SignatureAlgorithm algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm.hash.jcaName).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm.hash.jcaName, e);
        }
    }

    private static byte[] digestInfo(SignatureAlgorithm algorithm, byte[] digest) {
        try {
            return new DigestInfo(
                            new AlgorithmIdentifier(algorithm.hash.oid(), DERNull.INSTANCE), digest)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding in memory", e);
        }
    }

    // PKCS#11 returns r and s one after the other, CMS wants a sequence
    private static byte[] sequenceOfTwo(byte[] plain) {
        int half = plain.length / 2;
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, 0, half))));
        numbers.add(
                new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, half, plain.length))));
        try {
            return new DERSequence(numbers).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding in memory", e);
        }
    }
}
