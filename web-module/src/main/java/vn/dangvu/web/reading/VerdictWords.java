package vn.dangvu.web.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.signature.Verdict;
import vn.dangvu.signature.Verdict.Conclusion;
import vn.dangvu.signature.Verdict.FindingView;
import vn.dangvu.signature.Verdict.SignatureView;
import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a {@link Verdict} so that a person without training knows what to think of the file. */
@ApplicationScoped
public class VerdictWords {
    private static final Set<String> FORBIDDEN_CHANGES = Set.of("MODIFIED", "SUSPICIOUS");
    private static final String PADDED = "CONTENTS_PADDING_NOT_ZERO";
    private static final Pattern COMMON_NAME =
            Pattern.compile("(?i)(?:^|,)\\s*CN=((?:\\\\.|[^,\\\\])+)");

    @Inject Messages messages;

    /** The panel for a verdict. */
    public VerdictPanel panel(Verdict verdict) {
        List<VerdictPanel.Signature> signatures = new ArrayList<>();
        for (SignatureView signature : verdict.signatures()) {
            signatures.add(signature(signatures.size() + 1, signature));
        }
        boolean changed = changed(verdict);
        if (unreadable(verdict)) {
            return unreadablePanel(verdict);
        }
        return new VerdictPanel(
                kind(verdict.indication(), changed),
                messages.of(changed ? "verdict.changed" : "verdict." + verdict.indication()),
                changed ? changedText(verdict) : explanation(verdict),
                signatures,
                remarks(verdict.findings()),
                verdict.judgedAt(),
                verdict.sha256(),
                technical(verdict.indication(), verdict.subIndication()));
    }

    /** No signature was found because the file itself could not be read. */
    private static boolean unreadable(Verdict verdict) {
        return verdict.indication() == Conclusion.NO_SIGNATURE
                && verdict.findings().stream()
                        .anyMatch(
                                finding ->
                                        "FAILURE".equals(finding.severity())
                                                && !"NO_SIGNATURE".equals(finding.code()));
    }

    private VerdictPanel unreadablePanel(Verdict verdict) {
        List<String> causes = remarks(verdict.findings());
        return new VerdictPanel(
                "wait",
                messages.of("verdict.INDETERMINATE"),
                causes.isEmpty() ? messages.of("verdict.reason.other") : String.join(" ", causes),
                List.of(),
                List.of(),
                verdict.judgedAt(),
                verdict.sha256(),
                technical(verdict.indication(), verdict.subIndication()));
    }

    /** Tampering is said first: it is what the reader must know, whatever else is wrong. */
    private static boolean changed(Verdict verdict) {
        return verdict.indication() != Conclusion.TOTAL_PASSED
                && verdict.signatures().stream()
                        .anyMatch(
                                s ->
                                        FORBIDDEN_CHANGES.contains(s.changesAfter())
                                                || "HASH_FAILURE".equals(s.subIndication()));
    }

    private static String kind(Conclusion conclusion, boolean changed) {
        if (changed) {
            return "bad";
        }
        return switch (conclusion) {
            case TOTAL_PASSED -> "ok";
            case INDETERMINATE -> "wait";
            case TOTAL_FAILED -> "bad";
            case NO_SIGNATURE -> "mute";
        };
    }

    private String explanation(Verdict verdict) {
        return switch (verdict.indication()) {
            case TOTAL_PASSED -> passed(verdict);
            case NO_SIGNATURE -> messages.of("verdict.none.text");
            case INDETERMINATE ->
                    verdict.retryable()
                            ? messages.of("verdict.retry.text")
                            : reason(deciding(verdict));
            case TOTAL_FAILED -> reason(deciding(verdict));
        };
    }

    private String passed(Verdict verdict) {
        long signatures = verdict.signatures().stream().filter(s -> !s.timeStamp()).count();
        String all =
                signatures == 1
                        ? messages.of("verdict.passed.one")
                        : messages.of("verdict.passed.many", signatures);
        // revocation data alone is no growth that a reader has to hear of
        boolean onlyProof =
                signatures == 1
                        && verdict.signatures().stream()
                                .anyMatch(s -> s.level() != null && s.level().startsWith("B_LT"));
        boolean grown =
                !onlyProof
                        && verdict.signatures().stream()
                                .anyMatch(
                                        s -> !s.timeStamp() && "ALLOWED".equals(s.changesAfter()));
        String text = grown ? all + " " + messages.of("verdict.passed.grown") : all;
        boolean padded =
                verdict.signatures().stream()
                        .flatMap(s -> s.findings().stream())
                        .anyMatch(finding -> finding.code().equals(PADDED));
        return padded ? text + " " + messages.of("finding." + PADDED) : text;
    }

    private String changedText(Verdict verdict) {
        List<String> what =
                verdict.signatures().stream().flatMap(s -> changes(s).stream()).distinct().toList();
        return what.isEmpty() ? messages.of("verdict.changed.text") : String.join(" ", what);
    }

    /** The signature that decides: the worst, the first of equals. */
    private static Optional<SignatureView> deciding(Verdict verdict) {
        Optional<SignatureView> failed = first(verdict, Conclusion.TOTAL_FAILED);
        return failed.isPresent() ? failed : first(verdict, Conclusion.INDETERMINATE);
    }

    private static Optional<SignatureView> first(Verdict verdict, Conclusion conclusion) {
        return verdict.signatures().stream().filter(s -> s.indication() == conclusion).findFirst();
    }

    private String reason(Optional<SignatureView> signature) {
        return signature.map(this::reason).orElseGet(() -> messages.of("verdict.reason.other"));
    }

    private String reason(SignatureView signature) {
        String named =
                sentence("verdict.reason." + signature.subIndication())
                        .orElseGet(() -> messages.of("verdict.reason.other"));
        List<String> causes = remarks(signature.findings());
        return causes.isEmpty() ? named : String.join(" ", causes);
    }

    private VerdictPanel.Signature signature(int number, SignatureView s) {
        boolean valid = s.indication() == Conclusion.TOTAL_PASSED;
        return new VerdictPanel.Signature(
                number,
                kind(s.indication(), false),
                who(s),
                capacity(s),
                when(s),
                valid ? "" : reason(s),
                changes(s),
                s.level() == null ? "" : "PAdES " + s.level().replace('_', '-'),
                s.algorithm() == null ? "" : s.algorithm(),
                commonName(s.issuer()),
                s.notBefore(),
                s.notAfter(),
                s.serialNumber() == null ? "" : s.serialNumber(),
                technical(s.indication(), s.subIndication()));
    }

    private String who(SignatureView s) {
        if (s.timeStamp()) {
            return messages.of("verdict.time-stamp");
        }
        return s.signerName() == null ? messages.of("verdict.unknown-signer") : s.signerName();
    }

    private String capacity(SignatureView s) {
        if (s.timeStamp()) {
            return s.signerName() == null ? "" : s.signerName();
        }
        String organisation = s.signerOrganisation();
        if (organisation == null) {
            return "";
        }
        if (!organisation.equals(s.signerName())) {
            return organisation;
        }
        return s.reason() == null || s.reason().isBlank()
                ? messages.of("verdict.seal")
                : messages.of("verdict.seal.for", s.reason());
    }

    private String when(SignatureView s) {
        Times times = new Times();
        Instant proven = s.provenTime();
        if (proven != null) {
            return messages.of("verdict.when.proven", times.second(proven));
        }
        return s.claimedTime() == null
                ? messages.of("verdict.when.unknown")
                : messages.of("verdict.when.claimed", times.second(s.claimedTime()));
    }

    private List<String> changes(SignatureView s) {
        return FORBIDDEN_CHANGES.contains(s.changesAfter()) ? remarks(s.changes()) : List.of();
    }

    /** In words what is worth saying; what has no sentence is for the technical report only. */
    private List<String> remarks(List<FindingView> findings) {
        return findings.stream()
                .filter(finding -> !"INFORMATION".equals(finding.severity()))
                .flatMap(finding -> sentence("finding." + finding.code()).stream())
                .distinct()
                .toList();
    }

    private Optional<String> sentence(String key) {
        return messages.has(key) ? Optional.of(messages.of(key)) : Optional.empty();
    }

    private static String technical(Conclusion conclusion, String sub) {
        return sub == null ? conclusion.name() : conclusion + ", " + sub;
    }

    private static String commonName(String distinguishedName) {
        if (distinguishedName == null) {
            return "";
        }
        Matcher matcher = COMMON_NAME.matcher(distinguishedName);
        return matcher.find() ? matcher.group(1).replace("\\", "").strip() : distinguishedName;
    }
}
