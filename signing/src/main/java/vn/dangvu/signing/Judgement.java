package vn.dangvu.signing;

import java.util.ArrayList;
import java.util.List;

/** What was found about one signature so far, and the worst of it. */
final class Judgement {

    private final List<Finding> findings = new ArrayList<>();
    private Indication indication;
    private SubIndication subIndication;

    void add(Finding finding) {
        findings.add(finding);
    }

    void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    void fail(SubIndication meaning, FindingCode code, String detail) {
        findings.add(Finding.failure(code, detail));
        settle(Indication.TOTAL_FAILED, meaning);
    }

    void doubt(SubIndication meaning, FindingCode code, String detail) {
        findings.add(Finding.suspicious(code, detail));
        settle(Indication.INDETERMINATE, meaning);
    }

    /** Takes a verdict over; the first reason of the worst kind stays. */
    void settle(Indication found, SubIndication meaning) {
        if (indication == null || found.compareTo(indication) > 0) {
            indication = found;
            subIndication = meaning;
        }
    }

    List<Finding> findings() {
        return findings;
    }

    boolean passed() {
        return indication == null;
    }

    boolean failed() {
        return indication == Indication.TOTAL_FAILED;
    }

    Indication indication() {
        return indication == null ? Indication.TOTAL_PASSED : indication;
    }

    /** Null when nothing stands against the signature. */
    SubIndication subIndication() {
        return subIndication;
    }
}
