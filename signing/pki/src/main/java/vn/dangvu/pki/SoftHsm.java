package vn.dangvu.pki;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SoftHSM2 with its tokens in a folder of our own, apart from those of the machine.
 *
 * @param folder holds the configuration and the tokens
 * @param library the PKCS#11 module
 */
public record SoftHsm(Path folder, Path library) {

    /** Names the configuration to every process that loads the module. */
    public static final String CONFIGURATION_VARIABLE = "SOFTHSM2_CONF";

    private static final List<Path> KNOWN_PLACES =
            Stream.of(
                            "/usr/lib/softhsm/libsofthsm2.so",
                            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                            "/usr/lib64/pkcs11/libsofthsm2.so",
                            "/usr/lib/pkcs11/libsofthsm2.so",
                            "/usr/local/lib/softhsm/libsofthsm2.so",
                            "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                    .map(Path::of)
                    .toList();
    private static final Pattern SLOT = Pattern.compile("^Slot (\\d+)\\s*$");
    private static final Pattern LABEL = Pattern.compile("^\\s+Label:\\s+(\\S+)\\s*$");
    private static final int SECONDS = 120;

    /** Where the module is installed; empty when SoftHSM is not there. */
    public static Optional<Path> installedLibrary() {
        return KNOWN_PLACES.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .filter(library -> isOnPath("softhsm2-util"));
    }

    /**
     * Prepares the folder and writes the configuration.
     *
     * @throws IOException if the folder cannot be written
     */
    public static SoftHsm in(Path folder, Path library) throws IOException {
        PrivateFiles.createFolder(folder);
        SoftHsm softHsm = new SoftHsm(folder.toAbsolutePath(), library);
        PrivateFiles.createFolder(softHsm.tokens());
        PrivateFiles.write(
                softHsm.configuration(),
                """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                slots.removable = false
                """
                        .formatted(softHsm.tokens()));
        return softHsm;
    }

    /** The value of {@link #CONFIGURATION_VARIABLE} for processes that shall see these tokens. */
    public Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    /**
     * Makes the signers' tokens in a process of its own, because the module reads its configuration
     * from the environment.
     *
     * @param pkiFolder the PKI that issues, as in {@link DemoPki#open}
     * @param signers table as in {@link Signer#readTable}
     * @param certificates receives {@code <label>.pem}
     * @throws IOException if a token could not be made; the message has the process's words
     */
    public void fill(Path pkiFolder, Path signers, Path certificates) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PkiMain.class.getName(),
                        "tokens",
                        "--state",
                        pkiFolder.toString(),
                        "--signers",
                        signers.toString(),
                        "--certificates",
                        certificates.toString(),
                        "--softhsm",
                        folder.toString());
        run(command);
    }

    /** Slot numbers by token label. */
    Map<String, Long> slots() throws IOException {
        Map<String, Long> slots = new HashMap<>();
        long slot = -1;
        for (String line : run(List.of("softhsm2-util", "--show-slots")).split("\n", -1)) {
            Matcher number = SLOT.matcher(line);
            Matcher label = LABEL.matcher(line);
            if (number.matches()) {
                slot = Long.parseLong(number.group(1));
            } else if (label.matches()) {
                slots.put(label.group(1), slot);
            }
        }
        return slots;
    }

    /**
     * Makes an empty token. It grows in a folder of its own and is moved here when it is whole,
     * because softhsm2-util stumbles over tokens that another one is just writing, and reads all
     * of them at each start. The officer's PIN is drawn and forgotten: a demonstration token is
     * made anew, not unlocked.
     */
    void initialise(Signer signer) throws IOException {
        byte[] officerPin = new byte[12];
        new SecureRandom().nextBytes(officerPin);
        Path nursery = Files.createTempDirectory(folder, "new");
        SoftHsm alone = in(nursery, library);
        alone.run(
                List.of(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        signer.label(),
                        "--so-pin",
                        HexFormat.of().formatHex(officerPin),
                        "--pin",
                        signer.pin()));
        try (Stream<Path> made = Files.list(alone.tokens())) {
            for (Path token : made.toList()) {
                Files.move(token, tokens().resolve(token.getFileName()));
            }
        }
        Files.delete(alone.tokens());
        Files.delete(alone.configuration());
        Files.delete(nursery);
    }

    void delete(String label) throws IOException {
        run(List.of("softhsm2-util", "--delete-token", "--token", label));
    }

    private Path tokens() {
        return folder.resolve("tokens");
    }

    private String run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(CONFIGURATION_VARIABLE, configuration().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program(command) + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program(command), e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program(command) + " failed: " + output.strip());
        }
        return output;
    }

    /** Without the arguments: a PIN is among them. */
    private static String program(List<String> command) {
        return Path.of(command.get(0)).getFileName().toString();
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
