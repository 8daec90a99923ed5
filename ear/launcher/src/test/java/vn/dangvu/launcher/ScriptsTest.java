package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands of the checkout on machines that lack something; Java and Maven are twins here. */
class ScriptsTest {

    private static final List<String> SYSTEM =
            List.of(
                    "basename",
                    "dirname",
                    "sed",
                    "find",
                    "readlink",
                    "id",
                    "head",
                    "mktemp",
                    "mkdir",
                    "mv",
                    "rm",
                    "cat");

    private record Answer(int status, String text) {}

    @TempDir Path folder;

    private Path checkout;
    private Path path;

    @BeforeEach
    void copyTheCommands() throws Exception {
        Path root = Checkout.ofThisBuild().root();
        checkout = Files.createDirectories(folder.resolve("checkout"));
        for (String module :
                List.of("signing", "search-index", "ejb-module", "web-module", "ear", ".ci")) {
            Files.createDirectory(checkout.resolve(module));
        }
        for (String file : List.of("run", "test", "bench", "pom.xml", ".ci/common.sh")) {
            Files.copy(root.resolve(file), checkout.resolve(file));
        }
        path = Files.createDirectories(folder.resolve("path"));
        for (String program : SYSTEM) {
            program(program, "exec %s \"$@\"".formatted(onPath(program)));
        }
    }

    @Test
    void withoutJavaTheyTellHowToInstallIt() throws Exception {
        assertStops(call("run"), "./run: there is no Java; install a JDK 17 or newer");
        assertStops(call("test"), "./test: there is no Java; install a JDK 17 or newer");
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        java("11");

        assertStops(call("run"), "./run: Java 11 is too old; install a JDK 17 or newer");
    }

    @Test
    void aJavaWithoutCompilerCannotBuild() throws Exception {
        java("17");
        maven("exit 0");

        assertStops(call("run"), "./run: this Java cannot compile; install a whole JDK");
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndEndsTheStart() throws Exception {
        java("25");
        program("javac", "exit 0");
        maven("echo '[INFO] Building Pages [3/9]'; echo '[ERROR] no such symbol'; exit 1");

        Answer answer = call("run");

        assertStops(answer, "./run: the build failed; its last lines say why.");
        assertThat(answer.text()).contains("[3/9] Pages").contains("[ERROR] no such symbol");
    }

    @Test
    void aBuildIsRepeatedAfterAFailureAndNotAfterASuccess() throws Exception {
        java("17");
        program("javac", "exit 0");
        maven(
                "echo built >> built; mkdir -p ear/launcher/target web-module/target;"
                        + " : > ear/launcher/target/dangvu-launcher.jar; : > web-module/target/dangvu.war");

        assertThat(call("run").status()).isZero();
        assertThat(call("run").status()).isZero();
        assertThat(checkout.resolve("built")).hasContent("built");

        Files.createDirectories(checkout.resolve("signing/src/main"));
        assertThat(call("run").status()).isZero();
        assertThat(checkout.resolve("built")).hasContent("built\nbuilt");
    }

    @Test
    void classesOfDeletedSourcesAreForgotten() throws Exception {
        java("17");
        program("javac", "exit 0");
        maven("exit 0");
        Path kept = compiled("signing");
        Path stale = compiled("web-module");
        Path sources = checkout.resolve("web-module/src/main");
        Files.setLastModifiedTime(
                sources, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));

        assertThat(call("test").status()).isZero();

        assertThat(kept).exists();
        assertThat(stale).doesNotExist();
    }

    /** A class file younger than its sources. */
    private Path compiled(String module) throws Exception {
        Files.createDirectories(checkout.resolve(module).resolve("src/main"));
        Path classes = Files.createDirectories(checkout.resolve(module).resolve("target/classes"));
        return Files.createFile(classes.resolve("Page.class"));
    }

    @Test
    void withoutMavenTheWrapperBuilds() throws Exception {
        java("17");
        program("javac", "exit 0");
        script(checkout.resolve("mvnw"), "echo '[ERROR] this is the wrapper'; exit 1");

        assertThat(call("run").text()).contains("this is the wrapper");
    }

    @Test
    void anOldMavenIsPassedOverForTheWrapper() throws Exception {
        java("17");
        program("javac", "exit 0");
        program("mvn", "echo 'Apache Maven 3.6.3'");
        script(checkout.resolve("mvnw"), "echo '[ERROR] this is the wrapper'; exit 1");

        assertThat(call("run").text()).contains("this is the wrapper");
    }

    @Test
    void withoutRootTheTestsSayWhatIsMissingAndGoOn() throws Exception {
        java("17");
        program("javac", "exit 0");
        maven("echo \"tests run: $*\"");

        Answer answer = call("test", "--full");

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("missing, and not to be installed without root: softhsm2")
                .contains("the tests that need them are skipped and say so")
                .contains("there is no ../shared/data")
                .containsPattern("tests run: .*verify -Pfull")
                .contains("./test: passed after");
    }

    @Test
    void failingTestsFailTheCommand() throws Exception {
        java("17");
        program("javac", "exit 0");
        maven("exit 1");

        Answer answer = call("test");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("./test: FAILED after");
    }

    @Test
    void wrongWordsAreAnsweredWithTheRightOnes() throws Exception {
        assertStops(call("test", "--fast"), "./test: --fast is not an option; there is --full.");
        assertStops(call("bench", "everything"), "./bench: which one?");
        assertStops(call("bench"), "./bench: which one?");
    }

    private static void assertStops(Answer answer, String sentence) {
        assertThat(answer.text()).contains(sentence);
        assertThat(answer.status()).isEqualTo(1);
    }

    private Answer call(String command, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(onPath("bash").toString()));
        line.add(checkout.resolve(command).toString());
        line.addAll(List.of(words));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path.toString(), "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Answer(process.exitValue(), Files.readString(output));
    }

    private void java(String version) throws Exception {
        program("java", "echo '    java.specification.version = " + version + "'");
    }

    private void maven(String script) throws Exception {
        program(
                "mvn",
                "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.11'; exit 0; fi\n" + script);
    }

    private void program(String name, String script) throws Exception {
        script(path.resolve(name), script);
    }

    private void script(Path file, String script) throws Exception {
        Files.writeString(file, "#!" + onPath("bash") + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onPath(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
