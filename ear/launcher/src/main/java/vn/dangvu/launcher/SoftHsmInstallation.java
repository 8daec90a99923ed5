package vn.dangvu.launcher;

import vn.dangvu.pki.SoftHsm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds SoftHSM2, or installs it with the machine's own packages where this user may. */
final class SoftHsmInstallation {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Progress progress;

    SoftHsmInstallation(Progress progress) {
        this.progress = progress;
    }

    /** Path of the PKCS#11 module; empty when keys must go into files. */
    Optional<Path> find(StackOptions.Tokens wish) throws IOException, StartFailure {
        if (wish == StackOptions.Tokens.PKCS12) {
            return Optional.empty();
        }
        Optional<Path> library = SoftHsm.installedLibrary();
        if (library.isPresent() || wish == StackOptions.Tokens.SOFTHSM_IF_INSTALLED) {
            return library;
        }
        install();
        return SoftHsm.installedLibrary();
    }

    private void install() throws IOException, StartFailure {
        List<String> command = new ArrayList<>();
        if (!Account.isRoot()) {
            if (!succeeds(List.of("sudo", "-n", "true"))) {
                return;
            }
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of("apt-get", "install", "-y", "--no-install-recommends", "softhsm2"));
        progress.say("SoftHSM2 is missing; installing it with: " + String.join(" ", command));
        if (!succeeds(command)) {
            // a fresh container has no package lists yet
            List<String> update = new ArrayList<>(command.subList(0, command.indexOf("install")));
            update.add("update");
            progress.say("No success; trying again after: " + String.join(" ", update));
            if (succeeds(update)) {
                succeeds(command);
            }
        }
    }

    private static boolean succeeds(List<String> command) throws StartFailure {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            return Program.succeeds(builder, LONGEST);
        } catch (IOException notThere) {
            return false;
        }
    }
}
