package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payara Micro.
 *
 * @param jar the server
 * @param war the application
 * @param folder for what it writes
 * @param secrets folder of one file a property
 */
record PayaraMicro(Path jar, Path war, Path folder, Path secrets) implements ApplicationServer {

    /** Micro prints it at the end of its start, with the names of what is really deployed. */
    private static final Pattern DEPLOYED = Pattern.compile("\"Deployed\": \\[\\s*([\\]{])");

    private static final Pattern CAUSE =
            Pattern.compile("Exception while (?:loading|deploying) the app \\[\\w+] : ([^\\n]*)");

    /** Health and metrics of the server itself would answer anybody; the application has its own. */
    private static final String BEFORE_BOOT =
            """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.microprofile-health-check-configuration.enabled=false
            set configs.config.server-config.microprofile-metrics-configuration.enabled=false
            """;

    /**
     * Nothing of the application reads Java objects; the server itself reads few, and the HTTP
     * client of Elasticsearch its cache of credentials (JEP 290).
     */
    private static final String SERIAL_FILTER =
            "maxdepth=50;maxbytes=10485760;java.base/*;java.naming/*;java.logging/*;jakarta.**;"
                    + "com.sun.enterprise.**;org.glassfish.**;fish.payara.**;"
                    + "org.apache.http.auth.*;org.apache.http.impl.auth.*;!*";

    @Override
    public List<Path> needed() {
        return List.of(jar, war);
    }

    /**
     * {@code --nohazelcast} must stand alone: together with {@code --nocluster} Micro 6.2025.10
     * starts Hazelcast after all, on every interface.
     */
    @Override
    public List<String> command(List<String> javaOptions, int port) throws IOException {
        Path root = folder.resolve("server");
        // Micro would deploy again what an earlier start left here
        DataFolder.delete(root);
        Path beforeBoot = folder.resolve("before-boot.txt");
        Files.writeString(beforeBoot, BEFORE_BOOT, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.addAll(javaOptions);
        command.add("-Djdk.serialFilter=" + SERIAL_FILTER);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--rootdir", root.toString()));
        command.addAll(List.of("--prebootcommandfile", beforeBoot.toString()));
        command.addAll(List.of("--secretsdir", secrets.toString()));
        command.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
        return command;
    }

    /** A Micro whose deployment failed goes on running and calls itself ready. */
    @Override
    public Optional<String> failure(String log) {
        Matcher deployed = DEPLOYED.matcher(log);
        if (!deployed.find() || !deployed.group(1).equals("]")) {
            return Optional.empty();
        }
        Matcher cause = CAUSE.matcher(log);
        return Optional.of(cause.find() ? cause.group(1) : "");
    }
}
