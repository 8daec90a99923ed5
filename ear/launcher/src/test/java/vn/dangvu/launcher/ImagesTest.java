package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images and the compose file say what the code, its settings and their documentation say. */
class ImagesTest {

    /** Cells of a row of the settings: name, unit, default, effect. */
    private record Row(String name, String unit, String byDefault, String effect) {}

    private static Path root;
    private static JsonNode compose;
    private static Map<String, Row> settings;

    @BeforeAll
    static void read() throws Exception {
        root = Checkout.ofThisBuild().root();
        compose = new YAMLMapper().readTree(root.resolve("docker/compose.yaml").toFile());
        settings = table("README.md");
    }

    @Test
    void theReadmeExplainsEverySettingOfTheCodeAndNoOther() throws Exception {
        Set<String> read = names("\"(dangvu\\.[a-z0-9.-]*[a-z0-9])\"", text(settingsSource()));
        Path dataSource = root.resolve("ejb-module/src/main/java/vn/dangvu/platform");
        try (Stream<Path> sources = Files.walk(dataSource)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                read.addAll(names("MPCONFIG=(dangvu\\.[a-z0-9.-]+)", text(source)));
            }
        }

        assertThat(settings.keySet()).isEqualTo(read);
    }

    @Test
    void everyDocumentedSettingHasUnitDefaultAndEffect() throws Exception {
        Stream.of(settings, table("docker/README.md"))
                .flatMap(table -> table.values().stream())
                .forEach(
                        row ->
                                assertThat(List.of(row.unit(), row.byDefault(), row.effect()))
                                        .as(row.name())
                                        .noneMatch(String::isBlank));
    }

    @Test
    void theApplicationGetsEveryRequiredSettingAndNoUnknownOne() throws Exception {
        Set<String> known =
                settings.keySet().stream().map(ImagesTest::variable).collect(Collectors.toSet());
        Set<String> given = new HashSet<>();
        compose.at("/services/application/environment").fieldNames().forEachRemaining(given::add);
        given.addAll(names("(DANGVU_[A-Z0-9_]+)=", text(dockerfile("application"))));
        assertThat(known).containsAll(given);

        Set<String> secrets =
                names("application (dangvu\\.[a-z.-]+)", text(root.resolve("docker/secrets.sh")));
        Set<String> missing =
                settings.values().stream()
                        .filter(row -> row.byDefault().equals("required"))
                        .map(Row::name)
                        .filter(name -> !given.contains(variable(name)))
                        .filter(name -> !secrets.contains(name))
                        .collect(Collectors.toSet());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyVariableOfTheComposeFileIsExplained() throws Exception {
        Set<String> used =
                names("\\$\\{([A-Z0-9_]+)[:}]", text(root.resolve("docker/compose.yaml")));
        Set<String> explained =
                table("docker/README.md").keySet().stream()
                        .filter(name -> name.startsWith("DANGVU_"))
                        .collect(Collectors.toSet());

        assertThat(explained).isEqualTo(used);
    }

    @Test
    void everyOwnImageEndsAsAnotherUserThanRootAndIsAskedHowItIs() throws Exception {
        for (String image : List.of("application", "elasticsearch")) {
            List<String> lines = Files.readAllLines(dockerfile(image));
            String user =
                    lines.stream()
                            .filter(line -> line.startsWith("USER "))
                            .reduce((first, second) -> second)
                            .orElse("USER root");
            assertThat(user).as(image).isNotIn("USER root", "USER 0");
            assertThat(lines).as(image).anyMatch(line -> line.startsWith("HEALTHCHECK "));
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("FROM "))
                    .allMatch(line -> line.matches("FROM [\\w./-]+:[\\w.-]*\\d[\\w.-]*"));
        }
        compose.at("/services")
                .properties()
                .forEach(
                        service ->
                                assertThat(
                                                service.getValue().has("build")
                                                        || service.getValue().has("healthcheck"))
                                        .as(service.getKey())
                                        .isTrue());
    }

    /** R66, R70: the servers behind the proxy are reached by nobody else. */
    @Test
    void onlyTheProxyHasPorts() {
        List<String> open = new ArrayList<>();
        compose.at("/services")
                .properties()
                .forEach(
                        service -> {
                            if (service.getValue().has("ports")) {
                                open.add(service.getKey());
                            }
                        });

        assertThat(open).containsExactly("proxy");
        assertThat(compose.at("/services/proxy/networks").toString()).isEqualTo("[\"front\"]");
    }

    /** The image and the start on this machine differ in folders only. */
    @Test
    void theImageStartsTheServerWithTheSameSafetyOptions() throws Exception {
        assertThat(text(dockerfile("application")))
                .contains("--nohazelcast", "--disablephonehome", "-Duser.timezone=UTC")
                .contains("--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper")
                .contains("\"--contextroot\", \"/\"", "\"--secretsdir\", \"/run/secrets\"")
                .doesNotContain("--nocluster");
    }

    /** R65: one secret a file, which its service alone may read. */
    @Test
    void secretsAreDrawnOnceForTheUserOfEachImage(@TempDir Path folder) throws Exception {
        boolean root = Account.isRoot();
        if (!root) {
            System.out.println("Skipped: only root can give secrets to the users of the images");
        }
        assumeTrue(root, "only root can give files away");
        Path secrets = folder.resolve("secrets");

        assertThat(secretsScript(secrets, "246810\n")).isZero();

        Path pin = secrets.resolve("seal/pin");
        assertThat(pin).hasContent("246810");
        assertThat(Files.getAttribute(pin, "unix:uid")).isEqualTo(10001);
        assertThat(Files.getAttribute(pin.getParent(), "unix:mode"))
                .isEqualTo(0040700); // a folder, for its owner
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pin)))
                .isEqualTo("r--------");
        assertThat(secrets.resolve("postgresql/dangvu.db.password"))
                .hasSameTextualContentAs(secrets.resolve("application/dangvu.db.password"));
        assertThat(Files.readString(secrets.resolve("postgresql/superuser.password")))
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(secretsScript(secrets, "1\n")).isEqualTo(1);
        assertThat(pin).hasContent("246810");
    }

    private static int secretsScript(Path target, String typed) throws Exception {
        // a file, since a script that refuses at once reads nothing of a pipe
        Path keyboard = Files.writeString(target.resolveSibling("typed"), typed);
        Process script =
                new ProcessBuilder(
                                "bash",
                                root.resolve("docker/secrets.sh").toString(),
                                target.toString())
                        .redirectInput(keyboard.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return script.exitValue();
    }

    /** Rows of the tables whose first cell is code; a name that begins with a dot is a sister. */
    private static Map<String, Row> table(String file) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(root.resolve(file))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 6 || !cells[1].strip().matches("`(dangvu\\.|DANGVU_).*")) {
                continue;
            }
            String full = "";
            Matcher name = Pattern.compile("`([^`]+)`").matcher(cells[1]);
            while (name.find()) {
                String word = name.group(1);
                full =
                        word.startsWith(".")
                                ? full.substring(0, full.lastIndexOf('.')) + word
                                : word;
                rows.put(full, new Row(full, cells[2].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
        return rows;
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Set<String> names(String pattern, String text) {
        Set<String> names = new HashSet<>();
        Matcher found = Pattern.compile(pattern).matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private static Path settingsSource() {
        return root.resolve("ejb-module/src/main/java/vn/dangvu/platform/Settings.java");
    }

    private static Path dockerfile(String image) {
        return root.resolve("docker").resolve(image).resolve("Dockerfile");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
