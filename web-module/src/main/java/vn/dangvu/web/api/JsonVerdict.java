package vn.dangvu.web.api;

import vn.dangvu.signature.Verdict;

import java.time.Instant;
import java.util.List;

/** What is to be thought of the signatures on a file (EN 319 102-1). */
public class JsonVerdict {
    public String indication;
    public String subIndication;
    public boolean retryable;
    public Instant judgedAt;
    public String sha256;
    public List<Signature> signatures;
    public List<Finding> findings;

    /** One signature or document time-stamp. */
    public static class Signature {
        public String fieldName;
        public boolean timeStamp;
        public String indication;
        public String subIndication;
        public String signerName;
        public String signerOrganisation;
        public String subject;
        public String issuer;
        public String serialNumber;
        public Instant notBefore;
        public Instant notAfter;
        public String certificateSha256;
        public String algorithm;
        public Instant claimedTime;
        public Instant provenTime;
        public String level;
        public String reason;
        public boolean coversWholeFile;
        public String changesAfter;
        public List<Finding> changes;
        public List<Finding> findings;

        private static Signature of(Verdict.SignatureView view) {
            Signature json = new Signature();
            json.fieldName = view.fieldName();
            json.timeStamp = view.timeStamp();
            json.indication = view.indication().name();
            json.subIndication = view.subIndication();
            json.signerName = view.signerName();
            json.signerOrganisation = view.signerOrganisation();
            json.subject = view.subject();
            json.issuer = view.issuer();
            json.serialNumber = view.serialNumber();
            json.notBefore = view.notBefore();
            json.notAfter = view.notAfter();
            json.certificateSha256 = view.certificateSha256();
            json.algorithm = view.algorithm();
            json.claimedTime = view.claimedTime();
            json.provenTime = view.provenTime();
            json.level = view.level();
            json.reason = view.reason();
            json.coversWholeFile = view.coversWholeFile();
            json.changesAfter = view.changesAfter();
            json.changes = view.changes().stream().map(Finding::of).toList();
            json.findings = view.findings().stream().map(Finding::of).toList();
            return json;
        }
    }

    /** A single observation; {@code code} is stable. */
    public static class Finding {
        public String code;
        public String severity;
        public String detail;

        private static Finding of(Verdict.FindingView view) {
            Finding json = new Finding();
            json.code = view.code();
            json.severity = view.severity();
            json.detail = view.detail();
            return json;
        }
    }

    static JsonVerdict of(Verdict verdict) {
        JsonVerdict json = new JsonVerdict();
        json.indication = verdict.indication().name();
        json.subIndication = verdict.subIndication();
        json.retryable = verdict.retryable();
        json.judgedAt = verdict.judgedAt();
        json.sha256 = verdict.sha256();
        json.signatures = verdict.signatures().stream().map(Signature::of).toList();
        json.findings = verdict.findings().stream().map(Finding::of).toList();
        return json;
    }
}
