package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Learns whether a certificate was revoked: from what a document carries, then from a cache, then
 * from the addresses its trusted issuer wrote into it. Thread-safe.
 */
final class RevocationChecker {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationChecker.class);
    private static final int MOST_OCSP_BYTES = 256 << 10;
    private static final int MOST_CRL_BYTES = 32 << 20;
    private static final int MOST_CACHED = 10_000;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** What is known. */
    enum Status {
        GOOD,
        REVOKED,
        /** The responder does not know the certificate, or there is nobody to ask. */
        UNKNOWN,
        /** There is somebody to ask, but no usable answer came. */
        UNREACHABLE
    }

    /**
     * An answer.
     *
     * @param since time of revocation; null unless revoked
     * @param evidence the OCSP response or CRL it rests on; null without one
     */
    record Answer(Status status, Instant since, Evidence evidence) {
        static Answer of(Status status) {
            return new Answer(status, null, null);
        }
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

    private record Cached(Answer answer, Instant until) {}

    private final Revocation settings;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    RevocationChecker(Revocation settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean required() {
        return settings.policy() == Revocation.Policy.REQUIRED;
    }

    /**
     * Status of a certificate at a time.
     *
     * @param issuer its issuer, from a path that ends in an anchor
     * @param embedded OCSP responses and CRLs found in the document
     */
    Answer check(
            X509Certificate certificate,
            X509Certificate issuer,
            Instant when,
            Collection<byte[]> embedded) {
        for (byte[] der : embedded) {
            Answer answer = judge(der, certificate, issuer, when);
            if (answer != null) {
                return answer;
            }
        }
        return online(certificate, issuer);
    }

    private Answer judge(
            byte[] der, X509Certificate certificate, X509Certificate issuer, Instant when) {
        Answer answer = null;
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
        return answer != null && (answer.status == Status.REVOKED || covers(answer, when))
                ? answer
                : null;
    }

    // what was said before the signature and ran out before it says nothing about it
    private boolean covers(Answer answer, Instant when) {
        Evidence evidence = answer.evidence;
        return !evidence.thisUpdate.plus(settings.cacheFor()).isBefore(when)
                || (evidence.nextUpdate != null && !evidence.nextUpdate.isBefore(when));
    }

    private Answer online(X509Certificate certificate, X509Certificate issuer) {
        String key = issuer.getSubjectX500Principal().getName() + certificate.getSerialNumber();
        Cached cached = cache.get(key);
        if (cached != null && clock.instant().isBefore(cached.until)) {
            return cached.answer;
        }
        Answer answer = ask(certificate, issuer);
        if (answer.evidence != null) {
            if (cache.size() > MOST_CACHED) {
                cache.clear();
            }
            Instant until = clock.instant().plus(settings.cacheFor());
            Instant next = answer.evidence.nextUpdate;
            cache.put(key, new Cached(answer, next != null && next.isBefore(until) ? next : until));
        }
        return answer;
    }

    private Answer ask(X509Certificate certificate, X509Certificate issuer) {
        boolean asked = false;
        for (URI responder : ocspResponders(certificate)) {
            asked = true;
            try {
                byte[] request = request(certificate, issuer);
                byte[] der =
                        Http.post(
                                responder,
                                "application/ocsp-request",
                                request,
                                settings.timeout(),
                                MOST_OCSP_BYTES);
                Answer answer = ocsp(der, certificate, issuer);
                if (answer != null && isFresh(answer)) {
                    return answer;
                }
                LOG.warn("unusable answer of OCSP responder {}", responder);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.warn("OCSP responder {}: {}", responder, e.toString());
            }
        }
        for (URI place : crlPlaces(certificate)) {
            asked = true;
            try {
                byte[] der = Http.get(place, settings.timeout(), MOST_CRL_BYTES);
                Answer answer = crl(der, certificate, issuer);
                if (answer != null && isFresh(answer)) {
                    return answer;
                }
                LOG.warn("unusable CRL from {}", place);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.warn("CRL from {}: {}", place, e.toString());
            }
        }
        return Answer.of(asked ? Status.UNREACHABLE : Status.UNKNOWN);
    }

    private boolean isFresh(Answer answer) {
        Instant now = clock.instant();
        Evidence evidence = answer.evidence;
        return !evidence.thisUpdate.isAfter(now.plus(CLOCK_SKEW))
                && (evidence.nextUpdate == null
                        || evidence.nextUpdate.isAfter(now.minus(CLOCK_SKEW)));
    }

    private static byte[] request(X509Certificate certificate, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        try {
            return new OCSPReqBuilder()
                    .addRequest(
                            new CertificateID(
                                    digests().get(CertificateID.HASH_SHA1),
                                    new JcaX509CertificateHolder(issuer),
                                    certificate.getSerialNumber()))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }

    /** The answer for exactly this certificate, signed by its issuer or a delegate; else null. */
    private static Answer ocsp(byte[] der, X509Certificate certificate, X509Certificate issuer)
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

    private static Answer answer(SingleResp single, BasicOCSPResp response, byte[] der) {
        Evidence evidence =
                new Evidence(
                        true,
                        der,
                        single.getThisUpdate().toInstant(),
                        instant(single.getNextUpdate()));
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return new Answer(Status.GOOD, null, evidence);
        }
        if (status instanceof RevokedStatus revoked) {
            return new Answer(Status.REVOKED, revoked.getRevocationTime().toInstant(), evidence);
        }
        LOG.debug("responder {} does not know the certificate", response.getResponderId());
        return new Answer(Status.UNKNOWN, null, evidence);
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

    private static Answer crl(byte[] der, X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException {
        X509CRL crl =
                (X509CRL)
                        CertificateFactory.getInstance("X.509")
                                .generateCRL(new ByteArrayInputStream(der));
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return null;
        }
        crl.verify(issuer.getPublicKey());
        if (crl.hasUnsupportedCriticalExtension() && !isPlain(crl)) {
            return null;
        }
        Evidence evidence =
                new Evidence(
                        false, der, crl.getThisUpdate().toInstant(), instant(crl.getNextUpdate()));
        X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return new Answer(Status.GOOD, null, evidence);
        }
        return new Answer(Status.REVOKED, entry.getRevocationDate().toInstant(), evidence);
    }

    // delta and indirect CRLs do not say that a certificate is good
    private static boolean isPlain(X509CRL crl) {
        return crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
                && crl.getExtensionValue(Extension.issuingDistributionPoint.getId()) == null;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    private List<URI> ocspResponders(X509Certificate certificate) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return found;
        }
        try {
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(
                                    ASN1OctetString.getInstance(extension).getOctets())
                            .getAccessDescriptions()) {
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
                    add(found, access.getAccessLocation());
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("unreadable authority information access", e);
        }
        return found;
    }

    private List<URI> crlPlaces(X509Certificate certificate) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return found;
        }
        try {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                            .getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName place : GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, place);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("unreadable CRL distribution points", e);
        }
        return found;
    }

    private void add(List<URI> found, GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return;
        }
        try {
            URI uri = new URI(name.getName().toString());
            String host = settings.hostRewriting().get(String.valueOf(uri.getHost()));
            if (host != null) {
                uri =
                        new URI(
                                uri.getScheme(),
                                null,
                                host,
                                uri.getPort(),
                                uri.getPath(),
                                uri.getQuery(),
                                null);
            }
            String scheme = String.valueOf(uri.getScheme());
            if (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) {
                found.add(uri);
            }
        } catch (URISyntaxException e) {
            LOG.debug("unusable address in a certificate", e);
        }
    }
}
