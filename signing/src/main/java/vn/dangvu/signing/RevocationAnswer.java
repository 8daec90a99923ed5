package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

/**
 * What revocation data say about one certificate, judged without asking anybody.
 *
 * @param since time of revocation; null unless revoked
 * @param evidence the OCSP response or CRL it rests on; null without one
 */
record RevocationAnswer(Status status, Instant since, Evidence evidence) {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationAnswer.class);
    private static final Set<String> UNDERSTOOD =
            Set.of(
                    Extension.issuingDistributionPoint.getId(),
                    Extension.cRLNumber.getId(),
                    Extension.authorityKeyIdentifier.getId());

    /** What is known. */
    enum Status {
        GOOD,
        REVOKED,
        /** The responder does not know the certificate, or there is nobody to ask. */
        UNKNOWN,
        /** There is somebody to ask, but no usable answer came. */
        UNREACHABLE
    }

    /** Encoded revocation data. */
    static final class Evidence {
        final boolean ocsp;
        final byte[] der;
        final Instant thisUpdate;
        final Instant nextUpdate;

        Evidence(boolean ocsp, byte[] der, Instant thisUpdate, Instant nextUpdate) {
            this.ocsp = ocsp;
            this.der = der;
            this.thisUpdate = thisUpdate;
            this.nextUpdate = nextUpdate;
        }
    }

    static RevocationAnswer of(Status status) {
        return new RevocationAnswer(status, null, null);
    }

    /** Reads an OCSP response or a CRL; null when it is neither or speaks of something else. */
    static RevocationAnswer read(byte[] der, X509Certificate certificate, X509Certificate issuer) {
        RevocationAnswer answer = null;
        try {
            answer = ocsp(der, certificate, issuer);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.trace("no OCSP response", e);
        }
        if (answer == null) {
            try {
                answer = crl(der, certificate, issuer);
            } catch (GeneralSecurityException | RuntimeException e) {
                LOG.trace("no CRL", e);
            }
        }
        return answer;
    }

    static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }

    /** The answer for exactly this certificate, signed by its issuer or a delegate; else null. */
    static RevocationAnswer ocsp(byte[] der, X509Certificate certificate, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        try {
            BasicOCSPResp response = basic(der);
            if (response == null || !signedFor(response, issuer)) {
                return null;
            }
            for (SingleResp single : response.getResponses()) {
                if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                        && single.getCertID()
                                .matchesIssuer(new JcaX509CertificateHolder(issuer), digests())) {
                    return answer(single, response, der);
                }
            }
            return null;
        } catch (OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static BasicOCSPResp basic(byte[] der) throws IOException, OCSPException {
        OCSPResp response = new OCSPResp(der);
        if (response.getStatus() != OCSPResp.SUCCESSFUL) {
            return null;
        }
        return response.getResponseObject() instanceof BasicOCSPResp basic ? basic : null;
    }

    private static RevocationAnswer answer(SingleResp single, BasicOCSPResp response, byte[] der) {
        Evidence evidence =
                new Evidence(
                        true,
                        der,
                        single.getThisUpdate().toInstant(),
                        instant(single.getNextUpdate()));
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return new RevocationAnswer(Status.GOOD, null, evidence);
        }
        if (status instanceof RevokedStatus revoked) {
            return new RevocationAnswer(
                    Status.REVOKED, revoked.getRevocationTime().toInstant(), evidence);
        }
        LOG.debug("responder {} does not know the certificate", response.getResponderId());
        return new RevocationAnswer(Status.UNKNOWN, null, evidence);
    }

    private static boolean signedFor(BasicOCSPResp response, X509Certificate issuer)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        if (holds(response, issuer)) {
            return true;
        }
        for (X509CertificateHolder holder : response.getCerts()) {
            X509Certificate delegate = new JcaX509CertificateConverter().getCertificate(holder);
            boolean entitled =
                    delegate.getExtendedKeyUsage() != null
                            && delegate.getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.9");
            Instant produced = response.getProducedAt().toInstant();
            boolean inTime =
                    !produced.isBefore(delegate.getNotBefore().toInstant())
                            && !produced.isAfter(delegate.getNotAfter().toInstant());
            if (entitled
                    && inTime
                    && Certificates.signed(issuer, delegate)
                    && holds(response, delegate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(BasicOCSPResp response, X509Certificate signer)
            throws OCSPException, OperatorCreationException {
        try {
            return response.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()));
        } catch (OCSPException | OperatorCreationException e) {
            LOG.trace("signed by somebody else", e);
            return false;
        }
    }

    static RevocationAnswer crl(byte[] der, X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException {
        X509CRL crl =
                (X509CRL)
                        CertificateFactory.getInstance("X.509")
                                .generateCRL(new ByteArrayInputStream(der));
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return null;
        }
        crl.verify(issuer.getPublicKey());
        if (!covers(crl, certificate)) {
            return null;
        }
        Evidence evidence =
                new Evidence(
                        false, der, crl.getThisUpdate().toInstant(), instant(crl.getNextUpdate()));
        X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return new RevocationAnswer(Status.GOOD, null, evidence);
        }
        return new RevocationAnswer(
                Status.REVOKED, entry.getRevocationDate().toInstant(), evidence);
    }

    // RFC 5280 §5.2: no word that a certificate is good comes from a delta, from a list of some
    // reasons or of other certificates, or from one with a critical extension nobody here knows
    private static boolean covers(X509CRL crl, X509Certificate certificate) {
        Set<String> critical = crl.getCriticalExtensionOIDs();
        if (crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null
                || (critical != null && !UNDERSTOOD.containsAll(critical))) {
            return false;
        }
        byte[] extension = crl.getExtensionValue(Extension.issuingDistributionPoint.getId());
        if (extension == null) {
            return true;
        }
        IssuingDistributionPoint point =
                IssuingDistributionPoint.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets());
        boolean authority = certificate.getBasicConstraints() >= 0;
        return !point.isIndirectCRL()
                && !point.onlyContainsAttributeCerts()
                && point.getOnlySomeReasons() == null
                && !(authority ? point.onlyContainsUserCerts() : point.onlyContainsCACerts())
                && (point.getDistributionPoint() == null
                        || isPlaceOf(point.getDistributionPoint(), certificate));
    }

    // an authority that divides its list writes the part's address into both
    private static boolean isPlaceOf(DistributionPointName part, X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null || part.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        Set<GeneralName> names =
                new HashSet<>(Arrays.asList(GeneralNames.getInstance(part.getName()).getNames()));
        for (DistributionPoint point :
                CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                        .getDistributionPoints()) {
            DistributionPointName name = point.getDistributionPoint();
            if (name != null
                    && name.getType() == DistributionPointName.FULL_NAME
                    && Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                            .anyMatch(names::contains)) {
                return true;
            }
        }
        return false;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
