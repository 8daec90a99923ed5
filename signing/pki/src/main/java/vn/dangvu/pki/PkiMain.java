package vn.dangvu.pki;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demonstration PKI as a process.
 *
 * <pre>
 * serve  --state DIR [--port N] [--signers FILE --certificates DIR (--softhsm DIR | --pkcs12 DIR)]
 * tokens --state DIR --signers FILE --certificates DIR (--softhsm DIR | --pkcs12 DIR)
 * revoke --state DIR --certificate FILE.pem
 * </pre>
 *
 * {@code serve} prints {@code ready URL} when it answers and {@code tokens N SECONDS} when the
 * tokens are there, and ends when its standard input ends. Exit status 1 with one line on standard
 * error if something fails, 3 if the port is taken.
 */
public final class PkiMain {

    private static final int PORT_TAKEN = 3;

    private PkiMain() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (BindException e) {
            System.err.println("The port of the demonstration PKI is taken: " + e.getMessage());
            System.exit(PORT_TAKEN);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws IOException, GeneralSecurityException {
        String verb = arguments.length == 0 ? "" : arguments[0];
        Options options = Options.parse(arguments);
        try (DemoPki pki = DemoPki.open(options.path("--state"), options.port())) {
            switch (verb) {
                case "serve" -> serve(pki, options);
                case "tokens" -> makeTokens(pki, options);
                case "revoke" ->
                        pki.revoke(Pem.readCertificates(options.path("--certificate")).get(0));
                default -> throw new IllegalArgumentException("serve, tokens or revoke?");
            }
        }
    }

    private static void serve(DemoPki pki, Options options)
            throws IOException, GeneralSecurityException {
        pki.serve();
        System.out.println("ready " + pki.url());
        if (options.find("--signers").isPresent()) {
            makeTokens(pki, options);
        }
        try (BufferedReader parent =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (parent.readLine() != null) {
                // only the end of the stream has a meaning
            }
        }
    }

    private static void makeTokens(DemoPki pki, Options options)
            throws IOException, GeneralSecurityException {
        Instant start = Instant.now();
        List<Signer> signers = Signer.readTable(options.path("--signers"));
        DemoTokens tokens = new DemoTokens(pki, options.path("--certificates"));
        int made =
                options.find("--pkcs12").isPresent()
                        ? tokens.inPkcs12(options.path("--pkcs12"), signers)
                        : tokens.inSoftHsm(softHsm(options), signers);
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.println("tokens " + made + " " + seconds);
    }

    private static SoftHsm softHsm(Options options) throws IOException {
        Path library =
                SoftHsm.installedLibrary()
                        .orElseThrow(() -> new IOException("SoftHSM2 is not installed"));
        SoftHsm softHsm = SoftHsm.in(options.path("--softhsm"), library);
        String seen = System.getenv(SoftHsm.CONFIGURATION_VARIABLE);
        if (seen == null || !Files.isSameFile(Path.of(seen), softHsm.configuration())) {
            throw new IOException(
                    SoftHsm.CONFIGURATION_VARIABLE + " must be " + softHsm.configuration());
        }
        return softHsm;
    }

    private record Options(Map<String, String> values) {

        static Options parse(String[] arguments) {
            Map<String, String> values = new HashMap<>();
            for (int i = 1; i + 1 < arguments.length; i += 2) {
                values.put(arguments[i], arguments[i + 1]);
            }
            return new Options(values);
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        Path path(String name) {
            return find(name)
                    .map(Path::of)
                    .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
        }

        int port() {
            return find("--port").map(Integer::parseInt).orElse(0);
        }
    }
}
