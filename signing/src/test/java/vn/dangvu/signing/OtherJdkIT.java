package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tests of tokens again under each other JDK that is installed beside this one: the wrapper of
 * PKCS#11 is an inside of the JDK and changes with it.
 */
class OtherJdkIT {

    private static final int OLDEST = 17;

    @TestFactory
    List<DynamicTest> tokensWorkUnderTheOtherJdksOfThisMachine() throws IOException {
        SoftHsm.library();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path jdk : others()) {
            for (Class<?> test : List.of(SoftHsmTokenIT.class, TokenFaultIT.class)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                test.getSimpleName() + " under JDK " + feature(jdk),
                                () -> passes(jdk, test)));
            }
        }
        if (tests.isEmpty()) {
            System.out.println("SKIPPED: there is no other JDK beside " + current());
        }
        return tests;
    }

    private static Path current() throws IOException {
        return Path.of(System.getProperty("java.home")).toRealPath();
    }

    /** One for each other feature release. */
    private static List<Path> others() throws IOException {
        List<Path> found = new ArrayList<>();
        Set<Integer> features = new TreeSet<>(Set.of(Runtime.version().feature()));
        try (Stream<Path> folders = Files.list(current().getParent())) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.isExecutable(folder.resolve("bin/java"))
                        && Files.isRegularFile(folder.resolve("release"))
                        && feature(folder) >= OLDEST
                        && features.add(feature(folder))) {
                    found.add(folder);
                }
            }
        }
        return found;
    }

    /** {@code JAVA_VERSION="25.0.1"} in the file that every JDK has. */
    private static int feature(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", ""))
                .map(version -> Runtime.Version.parse(version).feature())
                .findFirst()
                .orElse(0);
    }

    private static void passes(Path jdk, Class<?> test) throws Exception {
        Process process =
                new ProcessBuilder(
                                jdk.resolve("bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=UTC",
                                "--add-exports",
                                "jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                OtherJdkIT.class.getName(),
                                test.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Runs one test class in the JDK that was started for it. */
    public static void main(String[] test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(test[0]))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.exit(
                summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0
                        ? 0
                        : 1);
    }
}
