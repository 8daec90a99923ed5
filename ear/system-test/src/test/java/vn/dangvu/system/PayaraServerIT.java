package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.launcher.Progress;
import vn.dangvu.launcher.Smoke;
import vn.dangvu.launcher.StackOptions;

import java.nio.file.Path;

/** The EAR in a whole Payara Server: what {@code ./run --smoke --ear} does. */
class PayaraServerIT {

    @TempDir Path folder;

    @Test
    void theEarDoesTheMainJobColdAndStartsAgainWarm() throws Exception {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Skipped: the EAR in a whole Payara Server is for ./test --full");
        }
        assumeTrue(full, "slow, and a large download: ./test --full");
        Smoke smoke = new Smoke(new Progress(System.out));

        smoke.run(
                StackOptions.forTest(folder.resolve("data")).withServer(StackOptions.Server.WHOLE));

        System.out.println(smoke.figures());
        assertThat(smoke.figures())
                .containsEntry("server", "whole")
                .containsKeys("cold_start_s", "sign_report_s", "submit_s", "history_s")
                .containsKey("warm_start_s");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}
