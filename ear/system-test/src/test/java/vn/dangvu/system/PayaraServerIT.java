package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.launcher.Progress;
import vn.dangvu.launcher.Smoke;
import vn.dangvu.launcher.StackOptions;

import java.nio.file.Path;

/** The EAR in a whole Payara Server. */
class PayaraServerIT {

    private static final Progress ON_SCREEN = new Progress(System.out);

    @TempDir Path folder;

    @Test
    void theEarDoesTheMainJobStartsAgainAndLeavesNothingBehind() throws Exception {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Skipped: the EAR in a whole Payara Server is for ./test --full");
        }
        assumeTrue(full, "slow, and a large download: ./test --full");
        Smoke smoke = new Smoke(ON_SCREEN);

        smoke.run(
                StackOptions.forTest(folder.resolve("data")).withServer(StackOptions.Server.WHOLE));

        System.out.println(smoke.figures());
        assertThat(smoke.figures())
                .containsEntry("server", "whole")
                .containsKeys("submit_s", "search_s", "history_s", "warm_start_s");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}
