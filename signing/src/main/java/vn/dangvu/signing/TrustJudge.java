package vn.dangvu.signing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Judges a certificate: path, validity, usage, revocation, at the time that counts. */
final class TrustJudge {

    /** What the certificate's key was used for. */
    enum Use {
        SIGNATURE,
        TIMESTAMP
    }

    /**
     * What came of it.
     *
     * @param indication null when passed
     * @param evidence revocation data the verdict rests on
     */
    record Verdict(
            Indication indication,
            SubIndication subIndication,
            CertificatePath path,
            List<Finding> findings,
            List<RevocationAnswer.Evidence> evidence,
            boolean retryable) {

        boolean passed() {
            return indication == null;
        }
    }

    // of a TLS server, of a time-stamping authority, of an OCSP responder
    private static final Set<String> SERVICES =
            Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9");

    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final CaIssuers.Fetching issuers;
    private final Clock clock;
    private final List<X509Certificate> documentCertificates;
    private final List<byte[]> documentRevocation;

    /** Judges for one document: what may be fetched for it is bounded. */
    TrustJudge(
            TrustAnchors anchors,
            RevocationChecker revocation,
            CaIssuers issuers,
            Clock clock,
            Collection<X509Certificate> documentCertificates,
            Collection<byte[]> documentRevocation) {
        this.anchors = anchors;
        this.revocation = revocation;
        this.issuers = issuers.fetching();
        this.clock = clock;
        this.documentCertificates = List.copyOf(documentCertificates);
        this.documentRevocation = List.copyOf(documentRevocation);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Judges a certificate.
     *
     * @param when time at which it has to have been valid: the proven time, or now
     * @param proven time that something else proves the use for; null when only now is sure
     */
    Verdict judge(
            X509Certificate certificate,
            Collection<X509Certificate> companions,
            Use use,
            Instant when,
            Instant proven) {
        List<Finding> findings = new ArrayList<>();
        List<X509Certificate> pool = new ArrayList<>(companions);
        pool.addAll(documentCertificates);
        pool.addAll(anchors.intermediates());
        CertificatePath path = CertificatePath.find(certificate, pool, anchors.anchors());
        if (path == null) {
            CaIssuers.Outcome outcome = issuers.complete(certificate, pool, anchors.anchors());
            findings.addAll(outcome.findings());
            path = outcome.path();
            if (path == null) {
                if (!outcome.retryable()) {
                    findings.add(Finding.suspicious(FindingCode.CHAIN_NOT_TRUSTED, ""));
                }
                return new Verdict(
                        Indication.INDETERMINATE,
                        SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                        null,
                        findings,
                        List.of(),
                        outcome.retryable());
            }
        }
        if (!usable(certificate, use)) {
            findings.add(Finding.failure(FindingCode.KEY_USAGE_WRONG, ""));
            return open(SubIndication.CHAIN_CONSTRAINTS_FAILURE, path, findings);
        }
        Verdict outOfTime = checkValidity(path, when, proven, findings);
        if (outOfTime != null) {
            return outOfTime;
        }
        String broken = path.brokenRule(when);
        if (broken != null) {
            findings.add(Finding.failure(FindingCode.CHAIN_NOT_TRUSTED, broken));
            return open(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, path, findings);
        }
        return checkRevocation(path, when, proven, findings);
    }

    private static Verdict open(SubIndication why, CertificatePath path, List<Finding> findings) {
        return new Verdict(Indication.INDETERMINATE, why, path, findings, List.of(), false);
    }

    // RFC 5280 §4.2.1.3: a certificate without the extension may be used for anything
    private static boolean usable(X509Certificate certificate, Use use) {
        boolean[] usage = certificate.getKeyUsage();
        boolean signs = usage == null || usage[0] || usage[1];
        return signs
                && (use == Use.TIMESTAMP
                        || (certificate.getBasicConstraints() < 0 && !isForServices(certificate)));
    }

    // RFC 5280 §4.2.1.12: a key for these purposes alone signs no documents
    private static boolean isForServices(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && !purposes.isEmpty() && SERVICES.containsAll(purposes);
        } catch (CertificateParsingException e) {
            return true;
        }
    }

    private static Verdict checkValidity(
            CertificatePath path, Instant when, Instant proven, List<Finding> findings) {
        for (X509Certificate certificate : path.certificates()) {
            boolean anchor = certificate.equals(path.anchor());
            if (when.isBefore(certificate.getNotBefore().toInstant())) {
                findings.add(Finding.failure(FindingCode.CERTIFICATE_NOT_YET_VALID, ""));
                return proven == null
                        ? open(SubIndication.OUT_OF_BOUNDS_NO_POE, path, findings)
                        : failed(SubIndication.NOT_YET_VALID, path, findings);
            }
            if (!anchor && when.isAfter(certificate.getNotAfter().toInstant())) {
                findings.add(Finding.failure(FindingCode.CERTIFICATE_EXPIRED, ""));
                return proven == null
                        ? open(SubIndication.OUT_OF_BOUNDS_NO_POE, path, findings)
                        : failed(SubIndication.EXPIRED, path, findings);
            }
        }
        return null;
    }

    private static Verdict failed(SubIndication why, CertificatePath path, List<Finding> findings) {
        return new Verdict(Indication.TOTAL_FAILED, why, path, findings, List.of(), false);
    }

    private Verdict checkRevocation(
            CertificatePath path, Instant when, Instant proven, List<Finding> findings) {
        if (!revocation.required()) {
            findings.add(Finding.information(FindingCode.REVOCATION_NOT_CHECKED, ""));
            return new Verdict(null, null, path, findings, List.of(), false);
        }
        List<RevocationAnswer.Evidence> evidence = new ArrayList<>();
        boolean unreachable = false;
        boolean unknown = false;
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            RevocationAnswer answer =
                    revocation.check(
                            path.certificates().get(i),
                            path.certificates().get(i + 1),
                            when,
                            documentRevocation);
            if (answer.evidence() != null) {
                evidence.add(answer.evidence());
            }
            String subject = path.certificates().get(i).getSubjectX500Principal().getName();
            switch (answer.status()) {
                case GOOD -> {}
                case REVOKED -> {
                    Verdict revoked = revoked(answer, path, i, proven, findings);
                    if (revoked != null) {
                        return revoked;
                    }
                }
                case UNKNOWN -> {
                    unknown = true;
                    findings.add(Finding.suspicious(FindingCode.REVOCATION_UNKNOWN, subject));
                }
                case UNREACHABLE -> {
                    unreachable = true;
                    findings.add(
                            Finding.suspicious(FindingCode.REVOCATION_SOURCE_UNREACHABLE, subject));
                }
            }
        }
        if (unreachable || unknown) {
            return new Verdict(
                    Indication.INDETERMINATE,
                    SubIndication.TRY_LATER,
                    path,
                    findings,
                    evidence,
                    unreachable && !unknown);
        }
        return new Verdict(null, null, path, findings, evidence, false);
    }

    private static Verdict revoked(
            RevocationAnswer answer,
            CertificatePath path,
            int index,
            Instant proven,
            List<Finding> findings) {
        String detail = "since " + answer.since();
        if (proven != null && proven.isBefore(answer.since())) {
            findings.add(Finding.information(FindingCode.CERTIFICATE_REVOKED, detail));
            return null;
        }
        findings.add(Finding.failure(FindingCode.CERTIFICATE_REVOKED, detail));
        if (proven != null) {
            return failed(SubIndication.REVOKED, path, findings);
        }
        return open(
                index == 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE,
                path,
                findings);
    }
}
