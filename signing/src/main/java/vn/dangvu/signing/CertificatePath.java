package vn.dangvu.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A path from a certificate to an anchor.
 *
 * @param certificates the certificate first, the anchor last
 */
record CertificatePath(List<X509Certificate> certificates) {

    private static final int LONGEST = 8;
    private static final int MOST_CHECKS = 200;

    /** Searches without unbounded effort whatever a document carries. */
    private static final class Search {
        private final Collection<X509Certificate> pool;
        private final Collection<X509Certificate> anchors;
        private final Set<X509Certificate> reached = new LinkedHashSet<>();
        private int checks;

        Search(Collection<X509Certificate> pool, Collection<X509Certificate> anchors) {
            this.pool = pool;
            this.anchors = anchors;
        }

        List<X509Certificate> from(List<X509Certificate> path) {
            X509Certificate last = path.get(path.size() - 1);
            reached.add(last);
            if (anchors.contains(last)) {
                return path;
            }
            if (path.size() >= LONGEST) {
                return null;
            }
            for (X509Certificate candidate : candidates(last)) {
                if (!path.contains(candidate)
                        && ++checks < MOST_CHECKS
                        && Certificates.signed(candidate, last)) {
                    List<X509Certificate> longer = new ArrayList<>(path);
                    longer.add(candidate);
                    List<X509Certificate> found = from(longer);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private Set<X509Certificate> candidates(X509Certificate last) {
            Set<X509Certificate> candidates = new LinkedHashSet<>();
            for (Collection<X509Certificate> source : List.of(anchors, pool)) {
                for (X509Certificate candidate : source) {
                    if (candidate.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                        candidates.add(candidate);
                    }
                }
            }
            return candidates;
        }
    }

    /** The path, or null when there is none to any anchor. */
    static CertificatePath find(
            X509Certificate leaf,
            Collection<X509Certificate> pool,
            Collection<X509Certificate> anchors) {
        List<X509Certificate> found = new Search(pool, anchors).from(List.of(leaf));
        return found == null ? null : new CertificatePath(found);
    }

    /** The certificate, its issuers and theirs, as far as the pool holds them. */
    static Set<X509Certificate> reached(X509Certificate leaf, Collection<X509Certificate> pool) {
        Search search = new Search(pool, List.of());
        search.from(List.of(leaf));
        return search.reached;
    }

    X509Certificate anchor() {
        return certificates.get(certificates.size() - 1);
    }

    /** Everything RFC 5280 §6 asks of the path but validity in time; null when it holds. */
    String brokenRule(Instant when) {
        if (certificates.size() == 1) {
            return null;
        }
        try {
            CertPath path =
                    CertificateFactory.getInstance("X.509")
                            .generateCertPath(certificates.subList(0, certificates.size() - 1));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(when));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return null;
        } catch (CertPathValidatorException e) {
            return String.valueOf(e.getReason());
        } catch (GeneralSecurityException e) {
            return e.getClass().getSimpleName();
        }
    }
}
