package vn.dangvu.launcher;

import vn.dangvu.pki.Signer;

import java.util.Map;
import java.util.stream.Collectors;

/** What stands on the screen when everything runs. */
final class Welcome {

    /** Those who play the journey of one directive and one report, in the order of their parts. */
    private static final String[][] PARTS = {
        {SmokeJob.OFFICE_CLERK, "văn thư Khối", "clerk of the Khối office"},
        {SmokeJob.LEADER, "bí thư Khối", "leader, signs directives"},
        {SmokeJob.COMMITTEE_CLERK, "văn thư cơ sở", "clerk of a committee"},
        {SmokeJob.SECRETARY, "bí thư cơ sở", "secretary, signs reports"},
        {SmokeJob.CHIEF, "chánh văn phòng", "chief of office, routes"},
        {SmokeJob.SPECIALIST, "chuyên viên", "specialist, works on reports"},
        {"trang.vptu", "đảng viên", "member of a committee"},
        {SmokeJob.ADMINISTRATOR, "quản trị", "administrator"},
    };

    private Welcome() {}

    static String text(Stack stack) {
        Map<String, Signer> people =
                stack.signers().stream()
                        .filter(signer -> signer.kind() == Signer.Kind.PERSON)
                        .collect(Collectors.toMap(Signer::login, signer -> signer));
        StringBuilder text = new StringBuilder();
        text.append("\n  Đảng vụ điện tử: ").append(stack.url()).append("\n\n");
        text.append("  Demonstration accounts (tài khoản thử nghiệm), password for all: ")
                .append(SmokeSteps.PASSWORD)
                .append("\n\n");
        text.append(row("account", "PIN", "vai trò", "role"));
        for (String[] part : PARTS) {
            Signer signer = people.get(part[0]);
            text.append(row(part[0], signer == null ? "–" : signer.pin(), part[1], part[2]));
        }
        text.append("\n  ")
                .append(people.size())
                .append(" people have a key; all accounts and PINs stand in signers.tsv and")
                .append(" people.tsv\n  (ejb-module, demonstration).")
                .append(" Ctrl-C stops everything; the data stay.\n");
        return text.toString();
    }

    private static String row(String login, String pin, String role, String meaning) {
        return "  %-14s %-8s %-17s %s%n".formatted(login, pin, role, meaning);
    }
}
