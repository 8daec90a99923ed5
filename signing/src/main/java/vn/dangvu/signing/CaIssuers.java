package vn.dangvu.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches issuers that neither a document nor the settings brought, from where the certificates below
 * them say that they lie (id-ad-caIssuers, RFC 5280 §4.2.2.1). What comes is one more certificate to
 * build a path with: it is judged like those in a document and never an anchor. Thread-safe.
 */
final class CaIssuers {

    private static final Logger LOG = LoggerFactory.getLogger(CaIssuers.class);
    private static final int MOST_BYTES = 256 << 10;
    private static final int MOST_CERTIFICATES = 20;
    private static final int MOST_CACHED = 1_000;
    private static final int DEEPEST = 4;
    private static final int MOST_REQUESTS = 8;
    private static final Duration KEPT = Duration.ofDays(1);

    /**
     * What an address gave.
     *
     * @param away whether nothing came although something may lie there
     */
    private record Answer(List<X509Certificate> certificates, boolean away, Instant until) {}

    /**
     * What came of a search.
     *
     * @param path null when there is none to any anchor
     * @param findings which certificates of the path were fetched, and from where; without a path
     *     which addresses did not answer
     */
    record Outcome(CertificatePath path, List<Finding> findings) {
        /** Whether a path may be found when all addresses answer. */
        boolean retryable() {
            return path == null && !findings.isEmpty();
        }
    }

    private final Set<String> hosts;
    private final Revocation settings;
    private final Clock clock;
    private final CertificateAddresses addresses;
    private final Map<URI, Answer> cache = new ConcurrentHashMap<>();

    /**
     * Fetches from the hosts that belong to the anchors.
     *
     * @param settings timeout, rewriting of hosts, and for how long a fruitless address is left alone
     */
    CaIssuers(TrustAnchors anchors, Revocation settings, Clock clock) {
        this.hosts = anchors.issuerHosts();
        this.settings = settings;
        this.clock = clock;
        this.addresses = new CertificateAddresses(settings.hostRewriting());
    }

    Fetching fetching() {
        return new Fetching();
    }

    /** For one document, so that none makes more than a few requests. Not thread-safe. */
    final class Fetching {
        private final Map<X509Certificate, URI> sources = new HashMap<>();
        private int requests;

        /** Looks for a path that the pool alone does not give. */
        Outcome complete(
                X509Certificate leaf,
                Collection<X509Certificate> pool,
                Collection<X509Certificate> anchors) {
            List<X509Certificate> known = new ArrayList<>(pool);
            Set<X509Certificate> asked = new HashSet<>();
            Set<URI> away = new HashSet<>();
            for (int depth = 0; depth < DEEPEST; depth++) {
                List<X509Certificate> more = new ArrayList<>();
                for (X509Certificate certificate : CertificatePath.reached(leaf, known)) {
                    if (asked.add(certificate) && !Certificates.signed(certificate, certificate)) {
                        more.addAll(issuers(certificate, away));
                    }
                }
                if (more.isEmpty()) {
                    break;
                }
                known.addAll(more);
                CertificatePath path = CertificatePath.find(leaf, known, anchors);
                if (path != null) {
                    return new Outcome(path, fetched(path, pool));
                }
            }
            return new Outcome(
                    null,
                    away.stream()
                            .map(
                                    address ->
                                            Finding.suspicious(
                                                    FindingCode.ISSUER_SOURCE_UNREACHABLE,
                                                    address.toString()))
                            .toList());
        }

        private List<X509Certificate> issuers(X509Certificate certificate, Set<URI> away) {
            List<X509Certificate> issuers = new ArrayList<>();
            for (URI address : addresses.caIssuers(certificate, hosts)) {
                Answer answer = answer(address);
                if (answer != null && answer.away) {
                    away.add(address);
                }
                for (X509Certificate issuer :
                        answer == null ? List.<X509Certificate>of() : answer.certificates) {
                    sources.putIfAbsent(issuer, address);
                    issuers.add(issuer);
                }
            }
            return issuers;
        }

        private Answer answer(URI address) {
            Answer cached = cache.get(address);
            if (cached != null && clock.instant().isBefore(cached.until)) {
                return cached;
            }
            if (requests == MOST_REQUESTS) {
                return null;
            }
            requests++;
            if (cache.size() > MOST_CACHED) {
                cache.clear();
            }
            Answer answer = fetch(address);
            cache.put(address, answer);
            return answer;
        }

        private List<Finding> fetched(CertificatePath path, Collection<X509Certificate> pool) {
            return path.certificates().stream()
                    .filter(certificate -> !certificate.equals(path.anchor()))
                    .filter(certificate -> !pool.contains(certificate))
                    .filter(sources::containsKey)
                    .map(
                            certificate ->
                                    Finding.information(
                                            FindingCode.ISSUER_FETCHED,
                                            certificate.getSubjectX500Principal().getName()
                                                    + " from "
                                                    + sources.get(certificate)))
                    .toList();
        }
    }

    private Answer fetch(URI address) {
        try {
            List<X509Certificate> certificates =
                    read(Http.get(address, settings.timeout(), MOST_BYTES));
            LOG.info("{} certificates from {}", certificates.size(), address);
            return new Answer(certificates, false, clock.instant().plus(KEPT));
        } catch (Http.RefusedException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("no certificates from {}: {}", address, e.toString());
            return nothing(false);
        } catch (IOException e) {
            LOG.warn("no answer from {}: {}", address, e.toString());
            return nothing(true);
        }
    }

    private Answer nothing(boolean away) {
        return new Answer(List.of(), away, clock.instant().plus(settings.cacheFor()));
    }

    // the JDK reads one certificate in DER as well as a CMS object with certificates only
    private static List<X509Certificate> read(byte[] answer) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(answer))) {
            if (certificates.size() < MOST_CERTIFICATES) {
                certificates.add((X509Certificate) certificate);
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate in it");
        }
        return certificates;
    }
}
