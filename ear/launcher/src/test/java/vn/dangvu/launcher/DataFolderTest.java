package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {

    private static final String LEAST_FREE = "dangvu.launcher.least-free-bytes";

    @TempDir Path folder;

    @AfterEach
    void forgetTheLimit() {
        System.clearProperty(LEAST_FREE);
    }

    @Test
    void aFolderWithForeignFilesIsRefusedAndKeptAsItIs() throws Exception {
        Path foreign = Files.writeString(folder.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> DataFolder.open(folder, true))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not of this program")
                .hasMessageContaining("--data DIR");
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void aSecondRunIsRefusedUntilTheFirstHasGone() throws Exception {
        try (DataFolder first = DataFolder.open(folder, false)) {
            assertThatThrownBy(() -> DataFolder.open(first.root(), false))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Another run uses")
                    .hasMessageContaining("--data DIR");
        }
        DataFolder.open(folder, false).close();
    }

    @Test
    void aDiskWithTooLittleRoomIsRefusedBeforeAnythingIsUnpacked() {
        System.setProperty(LEAST_FREE, Long.toString(Long.MAX_VALUE));

        assertThatThrownBy(() -> DataFolder.open(folder, false))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("MB are free on the disk")
                .hasMessageContaining("free some space");
    }

    @Test
    void aRefusedFolderCanBeTakenAfterwards() throws Exception {
        System.setProperty(LEAST_FREE, Long.toString(Long.MAX_VALUE));
        assertThatThrownBy(() -> DataFolder.open(folder, false)).isInstanceOf(StartFailure.class);
        System.clearProperty(LEAST_FREE);

        DataFolder.open(folder, false).close();
    }

    @Test
    void aFileInTheWayIsToldWithTheWayOut() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void dataStayUnlessAFreshStartIsWished() throws Exception {
        try (DataFolder first = DataFolder.open(folder, false)) {
            Files.createDirectories(first.postgres());
        }
        try (DataFolder again = DataFolder.open(folder, false)) {
            assertThat(again.postgres()).exists();
        }
        try (DataFolder fresh = DataFolder.open(folder, true)) {
            assertThat(fresh.postgres()).doesNotExist();
        }
    }
}
