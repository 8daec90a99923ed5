package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.launcher.Progress;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeJob;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.Sockets;
import vn.dangvu.launcher.Stack;
import vn.dangvu.launcher.StackOptions;

import java.nio.file.Path;

/** The EAR in a whole Payara Server, as far as it goes there: see ear/README.md. */
class PayaraServerIT {

    private static final Progress ON_SCREEN = new Progress(System.out);

    @TempDir Path folder;

    @Test
    void theEarIsDeployedSignsPeopleInAndLeavesNothingBehind() throws Exception {
        boolean full = Boolean.getBoolean("dangvu.full");
        if (!full) {
            System.out.println("Skipped: the EAR in a whole Payara Server is for ./test --full");
        }
        assumeTrue(full, "slow, and a large download: ./test --full");
        StackOptions options =
                StackOptions.forTest(folder.resolve("data")).withServer(StackOptions.Server.WHOLE);

        try (Stack stack = Stack.start(options, ON_SCREEN)) {
            SmokeClient clerk =
                    SmokeClient.signedIn(stack.url(), SmokeJob.OFFICE_CLERK, SmokeSteps.PASSWORD);

            assertThat(clerk.cookie()).startsWith("dangvu=");
            assertThat(Sockets.listeningBeyondLoopback()).isEmpty();
        }
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}
