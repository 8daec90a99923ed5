package vn.dangvu.signing;

import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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

    private record Cached(RevocationAnswer answer, Instant until) {}

    private final Revocation settings;
    private final Clock clock;
    private final CertificateAddresses addresses;
    private final boolean asksAlways;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    RevocationChecker(Revocation settings, Clock clock) {
        this(settings, clock, false);
    }

    private RevocationChecker(Revocation settings, Clock clock, boolean asksAlways) {
        this.asksAlways = asksAlways;
        this.settings = settings;
        this.clock = clock;
        this.addresses = new CertificateAddresses(settings.hostRewriting());
    }

    /** One that asks anew, whatever a document carries and the cache holds. */
    RevocationChecker asking() {
        return new RevocationChecker(settings, clock, true);
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
    RevocationAnswer check(
            X509Certificate certificate,
            X509Certificate issuer,
            Instant when,
            Collection<byte[]> embedded) {
        RevocationAnswer held = null;
        for (byte[] der : asksAlways ? List.<byte[]>of() : embedded) {
            RevocationAnswer answer = RevocationAnswer.read(der, certificate, issuer);
            if (answer != null && answer.status() == RevocationAnswer.Status.REVOKED) {
                return answer;
            }
            if (answer != null && covers(answer, when) && (held == null || isNewer(answer, held))) {
                held = answer;
            }
        }
        if (held == null) {
            return online(certificate, issuer);
        }
        if (isLater(held, when)) {
            return held;
        }
        // what was said before the signature may not know yet of a key that was lost before it; if
        // nobody can be asked any more, it has to do
        RevocationAnswer asked = online(certificate, issuer);
        return asked.status() == RevocationAnswer.Status.GOOD
                        || asked.status() == RevocationAnswer.Status.REVOKED
                ? asked
                : held;
    }

    private static boolean isNewer(RevocationAnswer one, RevocationAnswer other) {
        return one.evidence().thisUpdate.isAfter(other.evidence().thisUpdate);
    }

    // with the time an answer is kept before a signature is made
    private boolean isLater(RevocationAnswer answer, Instant when) {
        return !answer.evidence().thisUpdate.plus(settings.cacheFor()).isBefore(when);
    }

    // what was said before the signature and ran out before it says nothing about it
    private boolean covers(RevocationAnswer answer, Instant when) {
        Instant end = answer.evidence().nextUpdate;
        return isLater(answer, when) || (end != null && !end.isBefore(when));
    }

    private RevocationAnswer online(X509Certificate certificate, X509Certificate issuer) {
        String key = issuer.getSubjectX500Principal().getName() + certificate.getSerialNumber();
        Cached cached = cache.get(key);
        if (cached != null && clock.instant().isBefore(cached.until)) {
            return cached.answer;
        }
        RevocationAnswer answer = ask(certificate, issuer);
        if (answer.evidence() != null) {
            if (cache.size() > MOST_CACHED) {
                cache.clear();
            }
            Instant until = clock.instant().plus(settings.cacheFor());
            Instant next = answer.evidence().nextUpdate;
            cache.put(key, new Cached(answer, next != null && next.isBefore(until) ? next : until));
        } else if (answer.status() == RevocationAnswer.Status.UNREACHABLE) {
            // a file of many signatures waits for a dead responder once
            cache.put(key, new Cached(answer, clock.instant().plus(settings.timeout())));
        }
        return answer;
    }

    private RevocationAnswer ask(X509Certificate certificate, X509Certificate issuer) {
        boolean asked = false;
        for (URI responder : addresses.ocspResponders(certificate)) {
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
                RevocationAnswer answer = RevocationAnswer.ocsp(der, certificate, issuer);
                if (answer != null && isFresh(answer)) {
                    return answer;
                }
                LOG.warn("unusable answer of OCSP responder {}", responder);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.warn("OCSP responder {}: {}", responder, e.toString());
            }
        }
        for (URI place : addresses.crlPlaces(certificate)) {
            asked = true;
            try {
                byte[] der = Http.get(place, settings.timeout(), MOST_CRL_BYTES);
                RevocationAnswer answer = RevocationAnswer.crl(der, certificate, issuer);
                if (answer != null && isFresh(answer)) {
                    return answer;
                }
                LOG.warn("unusable CRL from {}", place);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.warn("CRL from {}: {}", place, e.toString());
            }
        }
        return RevocationAnswer.of(
                asked ? RevocationAnswer.Status.UNREACHABLE : RevocationAnswer.Status.UNKNOWN);
    }

    // RFC 6960 §4.2.2.1: without nextUpdate newer information is always there, so an old answer
    // is a repeated one
    private boolean isFresh(RevocationAnswer answer) {
        Instant now = clock.instant();
        RevocationAnswer.Evidence evidence = answer.evidence();
        Instant end =
                evidence.nextUpdate == null
                        ? evidence.thisUpdate.plus(settings.cacheFor())
                        : evidence.nextUpdate;
        return !evidence.thisUpdate.isAfter(now.plus(CLOCK_SKEW))
                && end.isAfter(now.minus(CLOCK_SKEW));
    }

    private static byte[] request(X509Certificate certificate, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        try {
            return new OCSPReqBuilder()
                    .addRequest(
                            new CertificateID(
                                    RevocationAnswer.digests().get(CertificateID.HASH_SHA1),
                                    new JcaX509CertificateHolder(issuer),
                                    certificate.getSerialNumber()))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
