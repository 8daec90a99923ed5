package vn.dangvu.signing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Small questions asked of certificates in several places. */
final class Certificates {

    private static final int LONGEST_PATH = 8;

    private Certificates() {}

    /** The leaf and its issuers as far as the pool holds them; the root is left out. */
    static List<X509Certificate> chain(X509Certificate leaf, Collection<X509Certificate> pool) {
        List<X509Certificate> chain = new ArrayList<>();
        X509Certificate current = leaf;
        while (current != null && chain.size() < LONGEST_PATH && !chain.contains(current)) {
            chain.add(current);
            current = selfIssued(current) ? null : issuer(current, pool);
            if (current != null && selfIssued(current)) {
                break;
            }
        }
        return chain;
    }

    static X509Certificate issuer(X509Certificate certificate, Collection<X509Certificate> pool) {
        for (X509Certificate candidate : pool) {
            if (signed(candidate, certificate)) {
                return candidate;
            }
        }
        return null;
    }

    static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static CertificateReport report(X509Certificate certificate) {
        try {
            return new CertificateReport(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getSerialNumber().toString(16),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    sha256(certificate.getEncoded()),
                    key(certificate));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private static String key(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            return "EC " + ec.getParams().getOrder().bitLength();
        }
        return certificate.getPublicKey().getAlgorithm();
    }

    /** One attribute of the subject, such as CN; null without it. */
    static String subject(X509Certificate certificate, String attribute) {
        try {
            for (Rdn rdn :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase(attribute)) {
                    return rdn.getValue().toString();
                }
            }
        } catch (InvalidNameException e) {
            return null;
        }
        return null;
    }
}
