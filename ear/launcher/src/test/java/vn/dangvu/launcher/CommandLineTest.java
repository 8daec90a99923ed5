package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class CommandLineTest {

    @Test
    void withoutWordsItStartsOnTheUsualPortWithTheDataOfTheCheckout() throws Exception {
        StackOptions options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Checkout.ofThisBuild().root().resolve(".data"));
        assertThat(options.fresh()).isFalse();
        assertThat(options.server()).isEqualTo(StackOptions.Server.MICRO);
        assertThat(options.softHsm()).isEqualTo(StackOptions.Tokens.INSTALL_SOFTHSM);
    }

    @Test
    void everyOptionOfTheHelpIsTaken() throws Exception {
        StackOptions options =
                parse("--port", "9000", "--data", "there", "--fresh", "--pkcs12", "--ear");

        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.data()).isEqualTo(Path.of("there").toAbsolutePath());
        assertThat(options.fresh()).isTrue();
        assertThat(options.softHsm()).isEqualTo(StackOptions.Tokens.PKCS12);
        assertThat(options.server()).isEqualTo(StackOptions.Server.WHOLE);
        assertThat(CommandLine.HELP)
                .contains("--port", "--data", "--fresh", "--pkcs12", "--ear", "--smoke");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--port 0", "--port 65531", "--port many", "--port", "--data", "--prot"})
    void aWrongWordIsRefusedWithTheWayToTheRightOne(String words) {
        assertThatThrownBy(() -> parse(words.split(" ")))
                .isInstanceOf(StartFailure.class)
                .hasMessageMatching(".*(--help|from 1 to 65530).*");
    }

    private static StackOptions parse(String... words) throws StartFailure {
        return CommandLine.parse(words).options();
    }
}
