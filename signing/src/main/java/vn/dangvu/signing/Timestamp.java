package vn.dangvu.signing;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.tsp.TSPException;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A time-stamp token (RFC 3161).
 *
 * @param signed the CMS object that carries it, with exactly one signer
 * @param time genTime
 */
record Timestamp(SignedCms signed, TSTInfo info, Instant time) {

    static Timestamp parse(byte[] der) throws TSPException {
        SignedCms signed = SignedCms.parse(der);
        if (signed.findings().stream().anyMatch(Timestamp::forbids)
                || !PKCSObjectIdentifiers.id_ct_TSTInfo.equals(signed.contentType())) {
            throw new TSPException("unusable time-stamp: " + signed.findings());
        }
        try {
            TSTInfo info = TSTInfo.getInstance(signed.content());
            return new Timestamp(signed, info, info.getGenTime().getDate().toInstant());
        } catch (ParseException | RuntimeException e) {
            throw new TSPException("unusable time-stamp", e);
        }
    }

    // RFC 3161 §2.4.2: a token names the certificate of its signer, and nothing follows it
    private static boolean forbids(Finding finding) {
        return finding.severity() == Severity.FAILURE
                || finding.code() == FindingCode.SIGNING_CERTIFICATE_REFERENCE_MISSING
                || finding.code() == FindingCode.CONTENTS_PADDING_NOT_ZERO;
    }

    /** Name of the digest the imprint was made with. */
    String imprintAlgorithm() {
        return Digests.jcaName(info.getMessageImprint().getHashAlgorithm().getAlgorithm());
    }

    /** Whether it rests on a digest that somebody may have made collide before it was stamped. */
    boolean isWeak() {
        String imprint = imprintAlgorithm();
        return (imprint != null && Digests.isWeak(imprint))
                || signed.findings().stream()
                        .anyMatch(finding -> finding.code() == FindingCode.WEAK_DIGEST);
    }

    boolean stamps(byte[] digest) {
        return Arrays.equals(info.getMessageImprint().getHashedMessage(), digest);
    }

    X509Certificate certificate() {
        return signed.certificate();
    }

    /** Whether its own signature holds and its certificate is for nothing but time-stamping. */
    boolean isIntact() {
        byte[] content = signed.content();
        String name = signed.digestName();
        if (content == null || name == null || certificate() == null) {
            return false;
        }
        try {
            return signed.matches(MessageDigest.getInstance(name).digest(content))
                    && signed.verifies()
                    && stampsTime(certificate());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    void requireIntact(byte[] digest) throws TSPException {
        if (!stamps(digest) || !isIntact()) {
            throw new TSPException("the time-stamp does not hold");
        }
    }

    private static boolean stampsTime(X509Certificate certificate) throws GeneralSecurityException {
        // RFC 3161 §2.3
        return List.of("1.3.6.1.5.5.7.3.8").equals(certificate.getExtendedKeyUsage());
    }
}
