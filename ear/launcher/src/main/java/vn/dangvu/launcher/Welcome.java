package vn.dangvu.launcher;

import vn.dangvu.pki.Signer;

import java.util.List;

/** What stands on the screen when everything runs. */
final class Welcome {

    private static final String PASSWORD = "dangvu-2026-demo";
    private static final int SHOWN = 12;

    private Welcome() {}

    static String text(Stack stack) {
        StringBuilder text = new StringBuilder();
        text.append("\n  Đảng vụ điện tử: ").append(stack.url()).append("\n\n");
        text.append("  Demonstration accounts (tài khoản thử nghiệm), password for all: ")
                .append(PASSWORD)
                .append("\n\n");
        text.append(row("account", "PIN of the key", "name", "organisation"));
        List<Signer> people =
                stack.signers().stream().filter(s -> s.kind() == Signer.Kind.PERSON).toList();
        for (Signer person : people.subList(0, Math.min(SHOWN, people.size()))) {
            text.append(
                    row(person.login(), person.pin(), person.commonName(), person.organisation()));
        }
        if (people.size() > SHOWN) {
            text.append("  … and ").append(people.size() - SHOWN).append(" more in signers.tsv\n");
        }
        text.append("\n  Ctrl-C stops everything; the data stay.\n");
        return text.toString();
    }

    private static String row(String login, String pin, String name, String organisation) {
        return "  %-20s %-14s  %-24s %s%n".formatted(login, pin, name, organisation);
    }
}
