package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole Payara Server with its usual domain, unpacked anew at each start; it deploys what lies in
 * the domain's folder {@code autodeploy}. {@code asadmin} says how it would start the domain; the
 * server is then started by that command itself, so that it stays a child that can be watched and
 * ended like every other part.
 *
 * @param zip the distribution
 * @param ear the application
 * @param folder for what it writes
 * @param secrets folder of one file a property
 */
record PayaraServer(Path zip, Path ear, Path folder, Path secrets) implements ApplicationServer {

    private static final String MAIN_CLASS = "com.sun.enterprise.glassfish.bootstrap.ASMain";
    private static final String CONFIGURATION = "<config name=\"server-config\">";
    private static final Pattern CAUSE =
            Pattern.compile("Exception while (?:loading|deploying) the app \\[\\w+] : ([^\\n]*)");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public List<Path> needed() {
        return List.of(zip, ear);
    }

    @Override
    public List<String> command(List<String> javaOptions, int port)
            throws IOException, StartFailure {
        DataFolder.delete(home());
        Archives.unzip(zip, folder);
        addToConfiguration();
        Files.createDirectories(autodeploy());
        Files.copy(ear, autodeploy().resolve("dangvu.ear"));
        List<String> command = new ArrayList<>(domainCommand(port));
        int main = command.indexOf(MAIN_CLASS);
        if (main < 0) {
            throw new StartFailure("asadmin does not tell how it starts the domain: " + command);
        }
        command.addAll(main, javaOptions);
        // the log goes to standard output as well
        command.set(command.indexOf("-verbose") + 1, "true");
        // it reads passwords from its input, and takes those of a new domain when there are none
        command.addAll(0, List.of("sh", "-c", "exec \"$0\" \"$@\" </dev/null"));
        return command;
    }

    @Override
    public Optional<String> failure(String log) {
        if (!Files.exists(autodeploy().resolve("dangvu.ear_deployFailed"))) {
            return Optional.empty();
        }
        Matcher cause = CAUSE.matcher(log);
        return Optional.of(cause.find() ? cause.group(1) : "");
    }

    /**
     * What the domain begins without, so that {@code set} would not find it before the boot. The
     * JMS provider would listen on every interface.
     */
    private void addToConfiguration() throws IOException, StartFailure {
        Path file = domain().resolve("config/domain.xml");
        String xml = Files.readString(file, StandardCharsets.UTF_8);
        if (!xml.contains(CONFIGURATION)) {
            throw new StartFailure("%s is not as it was expected.".formatted(file));
        }
        String added =
                """
                <jms-service type="DISABLED"/>
                <microprofile-config secret-dir="%s"/>
                <microprofile-healthcheck-configuration enabled="false"/>
                """
                        .formatted(secrets);
        Files.writeString(file, xml.replace(CONFIGURATION, CONFIGURATION + added));
    }

    /** One word a line, as {@code --dry-run} prints them. */
    private List<String> domainCommand(int port) throws IOException, StartFailure {
        Path output = folder.resolve("asadmin.log");
        Path beforeBoot = folder.resolve("before-boot.txt");
        Files.writeString(beforeBoot, beforeBoot(port), StandardCharsets.UTF_8);
        List<String> asadmin =
                List.of(
                        home().resolve("bin/asadmin").toString(),
                        "--terse",
                        "start-domain",
                        "--dry-run",
                        "--prebootcommandfile=" + beforeBoot,
                        "domain1");
        ProcessBuilder builder =
                new ProcessBuilder(asadmin)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile());
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (!Program.succeeds(builder, LONGEST)) {
            throw new StartFailure("asadmin cannot read the domain; see %s.".formatted(output));
        }
        return Files.readAllLines(output).stream().filter(line -> !line.isBlank()).toList();
    }

    /** Only loopback is listened on. The ORB cannot do without its listeners. */
    private static String beforeBoot(int port) throws StartFailure {
        String listener = "network-config.network-listeners.network-listener.";
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                listener + "http-listener-1.address=127.0.0.1",
                                listener + "http-listener-1.port=" + port,
                                listener + "http-listener-2.enabled=false",
                                listener + "admin-listener.address=127.0.0.1",
                                listener + "admin-listener.port=" + Ports.free(),
                                "admin-service.jmx-connector.system.enabled=false",
                                "hazelcast-config-specific-configuration.enabled=false",
                                "microprofile-metrics-configuration.enabled=false"));
        for (String orb : List.of("orb-listener-1", "SSL", "SSL_MUTUALAUTH")) {
            settings.add("iiop-service.iiop-listener." + orb + ".address=127.0.0.1");
            settings.add("iiop-service.iiop-listener." + orb + ".port=" + Ports.free());
        }
        StringBuilder commands = new StringBuilder();
        for (String setting : settings) {
            commands.append("set configs.config.server-config.").append(setting).append('\n');
        }
        return commands.toString();
    }

    private Path autodeploy() {
        return domain().resolve("autodeploy");
    }

    private Path domain() {
        return home().resolve("glassfish/domains/domain1");
    }

    private Path home() {
        return folder.resolve("payara6");
    }
}
