package vn.dangvu.signing;

import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;

/**
 * A time-stamp token with the CMS object that carries it.
 *
 * @param signed the CMS object, with exactly one signer
 * @param time genTime
 */
record Timestamp(TimeStampToken token, SignedCms signed, Instant time) {

    static Timestamp parse(byte[] der) throws TSPException, IOException {
        SignedCms signed = SignedCms.parse(der);
        if (signed.findings().stream().anyMatch(f -> f.severity() == Severity.FAILURE)) {
            throw new TSPException("unusable time-stamp: " + signed.findings());
        }
        try {
            TimeStampToken token = new TimeStampToken(new org.bouncycastle.cms.CMSSignedData(der));
            return new Timestamp(token, signed, token.getTimeStampInfo().getGenTime().toInstant());
        } catch (org.bouncycastle.cms.CMSException | RuntimeException e) {
            throw new TSPException("unusable time-stamp", e);
        }
    }

    /** Name of the digest the imprint was made with. */
    String imprintAlgorithm() {
        return Digests.jcaName(token.getTimeStampInfo().getMessageImprintAlgOID());
    }

    boolean stamps(byte[] digest) {
        return Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), digest);
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
        return certificate.getExtendedKeyUsage() != null
                && certificate.getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.8");
    }
}
