package vn.dangvu.signing;

import java.util.ArrayList;
import java.util.List;

/** Changes found so far, and the worst of them. */
final class Changes {

    private static final int MOST = 200;

    private final List<Finding> findings = new ArrayList<>();
    private ChangeGrade grade = ChangeGrade.NONE;

    ChangeGrade grade() {
        return grade;
    }

    List<Finding> findings() {
        return findings;
    }

    void add(ChangeGrade found, FindingCode code, String detail) {
        if (found.compareTo(grade) > 0) {
            grade = found;
        }
        Severity severity =
                switch (found) {
                    case NONE, ALLOWED, INFORMATION -> Severity.INFORMATION;
                    case SUSPICIOUS -> Severity.SUSPICIOUS;
                    case MODIFIED -> Severity.FAILURE;
                };
        Finding finding = new Finding(code, severity, detail);
        if (!findings.contains(finding) && findings.size() < MOST) {
            findings.add(finding);
        }
    }
}
