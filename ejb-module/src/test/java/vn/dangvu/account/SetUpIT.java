package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static vn.dangvu.account.AccountWorld.HOME;
import static vn.dangvu.account.AccountWorld.PASSWORD;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

@DisplayName("R14: no default accounts; the first administrator is made by a one-time code")
class SetUpIT {
    private final AccountWorld world = new AccountWorld();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void aNewInstallationHasNoAccount() {
        assertThat(new Accounts(world.database.entityManager()).none()).isTrue();
        assertThat(world.accounts.setUpIsOpen()).isFalse();
    }

    @Test
    void theCodeMakesOneAdministratorAndIsUsedUp() {
        String code = newCode().orElseThrow();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(world.accounts.setUpIsOpen()).isTrue();

        setUp(code.toLowerCase(Locale.ROOT).replace("-", " "), PASSWORD);

        Actor first = world.signIn("quantri", PASSWORD, HOME).actor();
        assertThat(first.administrator()).isTrue();
        assertThat(first.positions()).isEmpty();
        assertThat(world.accounts.setUpIsOpen()).isFalse();
        assertThatThrownBy(() -> setUp(code, PASSWORD)).isInstanceOf(SetUpRefused.class);
        assertThat(newCode()).isEmpty();
    }

    @Test
    void fiveWrongTriesAreTheEndOfACode() {
        String code = newCode().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> setUp("00000-00000", PASSWORD))
                    .isInstanceOf(SetUpRefused.class);
        }
        assertThatThrownBy(() -> setUp(code, PASSWORD)).isInstanceOf(SetUpRefused.class);
        assertThat(world.accounts.setUpIsOpen()).isFalse();
    }

    @Test
    void aWeakPasswordDoesNotCostATry() {
        String code = newCode().orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> setUp(code, "matkhau123456"))
                    .isInstanceOf(PasswordRefused.class);
        }
        setUp(code, PASSWORD);
    }

    @Test
    void aCodeEndsAfterADay() {
        String code = newCode().orElseThrow();
        world.clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> setUp(code, PASSWORD)).isInstanceOf(SetUpRefused.class);
    }

    @Test
    void aRestartMakesANewCodeAndTheOldOneIsDead() {
        String old = newCode().orElseThrow();
        String fresh = newCode().orElseThrow();
        assertThatThrownBy(() -> setUp(old, PASSWORD)).isInstanceOf(SetUpRefused.class);
        setUp(fresh, PASSWORD);
    }

    @Test
    void onlyTheOperatorReadsTheFile(@TempDir Path work) throws IOException {
        Path file = work.resolve(FirstAdministrator.FILE);
        FirstAdministrator.write(file, "ABCDE-12345");
        FirstAdministrator.write(file, "FGHJK-67890");
        assertThat(file).hasContent("FGHJK-67890");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private Optional<String> newCode() {
        return world.own.run(world.firstAdministrator::newCode);
    }

    private void setUp(String code, String password) {
        world.accounts.setUpAdministrator(
                new SetUpAdministrator(code, "quantri", "Vương Đình Nam", password.toCharArray()));
    }
}
