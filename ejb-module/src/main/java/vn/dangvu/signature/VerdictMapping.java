package vn.dangvu.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import vn.dangvu.signing.CertificateReport;
import vn.dangvu.signing.Coverage;
import vn.dangvu.signing.Finding;
import vn.dangvu.signing.Indication;
import vn.dangvu.signing.SignatureReport;
import vn.dangvu.signing.VerificationReport;

import java.util.List;

/** The library's report as the trade's verdict, and the verdict as JSON for the database. */
final class VerdictMapping {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private VerdictMapping() {}

    static Verdict verdict(VerificationReport report) {
        boolean nothing = report.signatures().isEmpty() && !report.signatureFieldPresent();
        return new Verdict(
                nothing && report.indication() != Indication.TOTAL_PASSED
                        ? Verdict.Conclusion.NO_SIGNATURE
                        : conclusion(report.indication()),
                nothing ? null : name(report.subIndication()),
                report.retryable(),
                report.verifiedAt(),
                report.sha256(),
                report.signatures().stream().map(VerdictMapping::signature).toList(),
                findings(report.findings()));
    }

    static String toJson(Verdict verdict) {
        try {
            return JSON.writeValueAsString(verdict);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Verdict fromJson(String json) {
        try {
            return JSON.readValue(json, Verdict.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored verdict", damaged);
        }
    }

    private static Verdict.SignatureView signature(SignatureReport s) {
        CertificateReport c = s.certificate();
        return new Verdict.SignatureView(
                s.fieldName(),
                s.kind() == SignatureReport.Kind.DOCUMENT_TIMESTAMP,
                conclusion(s.indication()),
                name(s.subIndication()),
                s.signerName(),
                s.signerOrganisation(),
                c == null ? null : c.subject(),
                c == null ? null : c.issuer(),
                c == null ? null : c.serialNumber(),
                c == null ? null : c.notBefore(),
                c == null ? null : c.notAfter(),
                c == null ? null : c.sha256(),
                s.algorithm(),
                s.claimedTime(),
                s.provenTime(),
                name(s.level()),
                s.reason(),
                s.coverage() == Coverage.WHOLE_FILE,
                name(s.changesAfter()),
                findings(s.changes()),
                findings(s.findings()));
    }

    private static List<Verdict.FindingView> findings(List<Finding> findings) {
        return findings.stream()
                .map(f -> new Verdict.FindingView(f.code().name(), f.severity().name(), f.detail()))
                .toList();
    }

    private static Verdict.Conclusion conclusion(Indication indication) {
        return Verdict.Conclusion.valueOf(indication.name());
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
