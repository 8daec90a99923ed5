package vn.dangvu.signing.cli;

import vn.dangvu.signing.Finding;
import vn.dangvu.signing.Indication;
import vn.dangvu.signing.PadesVerifier;
import vn.dangvu.signing.SignatureReport;
import vn.dangvu.signing.VerificationReport;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code verify}. */
final class VerifyCommand {

    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;

    VerifyCommand(Arguments arguments, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    ExitCode run() throws IOException, Arguments.UsageException {
        Trust trust = Trust.of(arguments, err);
        PadesVerifier verifier =
                new PadesVerifier(trust.anchors(), trust.revocation(), Clock.systemUTC());
        ExitCode worst = ExitCode.OK;
        List<Path> files = Sources.files(arguments);
        Progress progress = Progress.of(arguments, err, files.size());
        for (Path file : files) {
            VerificationReport report = verifier.verify(file);
            progress.makeRoom();
            show(file.toString(), report);
            worst = worst.worse(code(report.indication()));
            progress.step();
        }
        return worst;
    }

    private static ExitCode code(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> ExitCode.OK;
            case INDETERMINATE -> ExitCode.INDETERMINATE;
            case TOTAL_FAILED -> ExitCode.FAILED;
        };
    }

    private void show(String file, VerificationReport report) {
        if (arguments.has("json")) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("file", file);
            answer.put("report", report);
            out.println(Json.of(answer));
            return;
        }
        out.println(file + ": " + verdict(report.indication(), report.subIndication()));
        report.findings().forEach(finding -> out.println("  " + line(finding)));
        for (SignatureReport signature : report.signatures()) {
            out.println(
                    "  "
                            + signature.fieldName()
                            + ": "
                            + verdict(signature.indication(), signature.subIndication()));
            out.println(
                    "    by "
                            + signature.signerName()
                            + " ("
                            + signature.signerOrganisation()
                            + "), claimed "
                            + signature.claimedTime()
                            + ", proven "
                            + signature.provenTime());
            out.println(
                    "    level "
                            + signature.level()
                            + ", "
                            + signature.algorithm()
                            + ", covers "
                            + signature.coverage()
                            + ", changed afterwards: "
                            + signature.changesAfter());
            signature.findings().forEach(finding -> out.println("    " + line(finding)));
            signature.changes().forEach(finding -> out.println("    " + line(finding)));
        }
    }

    private static String verdict(Indication indication, Object sub) {
        return sub == null ? indication.toString() : indication + " (" + sub + ")";
    }

    private static String line(Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
        return finding.severity() + " " + finding.code() + detail;
    }
}
