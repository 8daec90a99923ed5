package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class ChildTest {

    @TempDir Path folder;

    private final CountDownLatch dead = new CountDownLatch(1);

    @Test
    void endingTakesTheGrandchildrenAlongAndIsNoDeath() throws Exception {
        Child child = start("sleep 600 & echo $!; wait");
        Waiting.until(() -> !child.lastWords().isEmpty(), child, Duration.ofMinutes(1));
        long grandchild = Long.parseLong(child.lastWords());

        child.end();

        assertThat(child.isAlive()).isFalse();
        ended(grandchild);
        assertThat(dead.getCount()).isEqualTo(1);
    }

    @Test
    void anEndOfItsOwnIsToldWithStatusLastWordsAndLog() throws Exception {
        Child child = start("echo no room left; exit 7");

        assertThat(dead.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(child.died())
                .hasMessageContaining("The part ended with status 7")
                .hasMessageContaining("no room left")
                .hasMessageContaining(child.log().toString());
    }

    @Test
    void theWishedSignalArrives() throws Exception {
        // not INT: a shell that was started with it ignored cannot trap it
        Child child = start("trap 'echo fast; exit 0' USR1; echo up; while :; do sleep 0.1; done");
        Waiting.until(() -> child.lastWords().equals("up"), child, Duration.ofMinutes(1));

        child.end("USR1");

        assertThat(child.lastWords()).isEqualTo("fast");
    }

    private Child start(String script) throws StartFailure {
        return Child.start(
                "The part",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("part.log"),
                dead::countDown);
    }

    private static void ended(long pid) throws Exception {
        ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::onExit)
                .ifPresent(end -> end.orTimeout(1, TimeUnit.MINUTES).join());
        assertThat(Files.exists(Path.of("/proc/" + pid))).isFalse();
    }
}
