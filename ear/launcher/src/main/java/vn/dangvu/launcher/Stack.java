package vn.dangvu.launcher;

import vn.dangvu.pki.Signer;
import vn.dangvu.pki.SoftHsm;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All parts, running. Each can be stopped and started again under its old address, which is how
 * tests see what the application does without it.
 */
public final class Stack implements AutoCloseable {

    private final DataFolder data;
    private final List<Signer> signers;
    private final PostgresPart postgres;
    private final ElasticsearchPart elasticsearch;
    private final PkiPart pki;
    private final Optional<ApplicationPart> application;
    private final CompletableFuture<String> death = new CompletableFuture<>();

    private Stack(
            StackOptions options, Checkout checkout, DataFolder data, Optional<SoftHsm> softHsm)
            throws IOException, StartFailure {
        this.data = data;
        int base = options.port();
        int port = base == 0 ? Ports.free() : base;
        Path table = signersTable(options, data);
        this.signers = Signer.readTable(table);
        Signer seal = seal(signers);
        Account account = Account.choose(data);
        this.postgres =
                new PostgresPart(data, account, near(base, 2), () -> death.complete("PostgreSQL"));
        this.elasticsearch =
                new ElasticsearchPart(
                        data,
                        checkout,
                        account,
                        near(base, 3),
                        () -> death.complete("Elasticsearch"));
        this.pki =
                new PkiPart(
                        data,
                        table,
                        near(base, 1),
                        softHsm,
                        () -> death.complete("The demonstration PKI"));
        this.application =
                server(options, checkout, data)
                        .map(
                                server ->
                                        new ApplicationPart(
                                                data,
                                                checkout,
                                                server,
                                                port,
                                                options,
                                                postgres,
                                                elasticsearch,
                                                pki,
                                                seal,
                                                () -> death.complete("The application")));
    }

    /** As {@link #start(StackOptions, Progress)}, silent. */
    public static Stack start(StackOptions options) throws StartFailure {
        return start(options, new Progress(new PrintStream(PrintStream.nullOutputStream())));
    }

    /**
     * Starts all parts; returns when the application answers.
     *
     * @throws StartFailure if one does not start; then none is left running
     */
    public static Stack start(StackOptions options, Progress progress) throws StartFailure {
        if (options.port() != 0
                && options.server() != StackOptions.Server.NONE
                && !Ports.isFree(options.port())) {
            throw new StartFailure(
                    "Port %d is in use; end the program that has it, or take another one with --port N."
                            .formatted(options.port()));
        }
        Checkout checkout = Checkout.ofThisBuild();
        Tools.check();
        DataFolder data = DataFolder.open(options.data(), options.fresh());
        Stack stack;
        try {
            stack = new Stack(options, checkout, data, softHsm(options, data, progress));
        } catch (IOException e) {
            closeQuietly(data);
            throw data.failure("The start", e);
        } catch (StartFailure e) {
            closeQuietly(data);
            throw e;
        }
        try {
            stack.startParts(progress);
            return stack;
        } catch (StartFailure | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Address of the application, without a slash at the end. */
    public String url() {
        return application.orElseThrow().url();
    }

    /** JDBC address of the database. */
    public String databaseUrl() {
        return postgres.url();
    }

    public String elasticsearchUrl() {
        return elasticsearch.url();
    }

    public String tsaUrl() throws StartFailure {
        return pki.tsaUrl();
    }

    /** PEM of the demonstration root. */
    public Path trustAnchor() {
        return pki.trustAnchor();
    }

    /** Holders of tokens, with their PINs. */
    public List<Signer> signers() {
        return signers;
    }

    /** Keys are in SoftHSM tokens, not in files. */
    public boolean hasTokens() {
        return pki.softHsm().isPresent();
    }

    /** Password of {@code dangvu_owner} or {@code dangvu_app}. */
    public String databasePassword(String role) throws IOException {
        String owner = role.equals(PostgresPart.OWNER) ? "owner." : "";
        return Files.readString(data.secrets().resolve("dangvu.db." + owner + "password"));
    }

    /** Output of a part: postgresql, elasticsearch, pki or application. */
    public Path log(String part) throws IOException {
        return data.log(part);
    }

    public void stopPostgres() {
        postgres.stop();
    }

    public void startPostgres() throws StartFailure {
        postgres.start();
    }

    public void stopElasticsearch() {
        elasticsearch.stop();
    }

    public void startElasticsearch() throws StartFailure {
        elasticsearch.start();
    }

    /** It takes connections and answers nothing until {@link #resumeElasticsearch}. */
    public void pauseElasticsearch() {
        elasticsearch.pause();
    }

    public void resumeElasticsearch() {
        elasticsearch.resume();
    }

    /** Time-stamps, OCSP and revocation lists become unreachable; the tokens stay. */
    public void stopPki() {
        pki.stop();
    }

    public void startPki() throws StartFailure {
        pki.start();
    }

    public void stopApplication() {
        application.orElseThrow().stop();
    }

    public void startApplication() throws StartFailure {
        application.orElseThrow().start();
    }

    /** Peak resident bytes of each part as it runs now, by its name. */
    public Map<String, Long> peakMemoryBytes() {
        Map<String, Long> peaks = new LinkedHashMap<>();
        parts().forEach(part -> peaks.put(part.name(), part.peakMemoryBytes()));
        return peaks;
    }

    /** Completes with the name of the first part that ended by itself. */
    public CompletableFuture<String> death() {
        return death;
    }

    /** Stops all parts, the application first. */
    @Override
    public void close() {
        application.ifPresent(Part::stop);
        List.of(elasticsearch, pki, postgres).parallelStream().forEach(Part::stop);
        closeQuietly(data);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres, elasticsearch, pki));
        application.ifPresent(parts::add);
        return parts;
    }

    /** The application starts when its database and its keys are there; it can wait for search. */
    private void startParts(Progress progress) throws StartFailure {
        if (application.isPresent()) {
            application.get().refuseMissingPrograms();
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Void> search = threads.submit(() -> startPart(elasticsearch, progress));
            Future<Void> keys = threads.submit(() -> startPart(pki, progress));
            Future<Void> database = threads.submit(() -> startPart(postgres, progress));
            await(database);
            await(keys);
            if (application.isPresent()) {
                startPart(application.get(), progress);
            }
            await(search);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void startPart(Part part, Progress progress) throws StartFailure {
        progress.say(part.name() + " …");
        double begin = progress.seconds();
        part.start();
        progress.say(
                String.format(
                        Locale.ROOT,
                        "%s is ready (%.1f s)",
                        part.name(),
                        progress.seconds() - begin));
        return null;
    }

    private static void await(Future<Void> start) throws StartFailure {
        try {
            start.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Optional<SoftHsm> softHsm(
            StackOptions options, DataFolder data, Progress progress)
            throws IOException, StartFailure {
        // a folder keeps the kind of keys it began with: certificates belong to them
        boolean filesBefore = Files.isDirectory(data.pkcs12());
        Optional<Path> library =
                filesBefore
                        ? Optional.empty()
                        : new SoftHsmInstallation(progress).find(options.softHsm());
        if (library.isEmpty()) {
            String why =
                    options.softHsm() == StackOptions.Tokens.PKCS12
                            ? "so it was wished."
                            : filesBefore
                                    ? "this data folder began so (--fresh starts over)."
                                    : "SoftHSM2 is not installed (apt-get install softhsm2).";
            progress.say("Keys are in PKCS#12 files, not in PKCS#11 tokens: " + why);
            return Optional.empty();
        }
        return Optional.of(SoftHsm.in(data.softHsm(), library.get()));
    }

    private static Path signersTable(StackOptions options, DataFolder data)
            throws IOException, StartFailure {
        if (options.signers().isPresent()) {
            return options.signers().get();
        }
        Path copy = data.root().resolve("signers.tsv");
        try (InputStream in = Stack.class.getResourceAsStream("signers.tsv")) {
            if (in == null) {
                throw new StartFailure(
                        "The launcher was built without signers.tsv; build it anew.");
            }
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private static Optional<ApplicationServer> server(
            StackOptions options, Checkout checkout, DataFolder data) {
        Path folder = data.application();
        return switch (options.server()) {
            case NONE -> Optional.empty();
            case MICRO ->
                    Optional.of(
                            new PayaraMicro(
                                    checkout.payaraMicro(),
                                    options.archive().orElse(checkout.war()),
                                    folder,
                                    data.secrets()));
            case WHOLE ->
                    Optional.of(
                            new PayaraServer(
                                    checkout.payaraServer(),
                                    options.archive().orElse(checkout.ear()),
                                    folder,
                                    data.secrets()));
        };
    }

    /** The office's own seal is the first one of the table. */
    private static Signer seal(List<Signer> signers) throws StartFailure {
        return signers.stream()
                .filter(signer -> signer.kind() == Signer.Kind.SEAL)
                .findFirst()
                .orElseThrow(() -> new StartFailure("No row of signers.tsv is a SEAL."));
    }

    private static int near(int base, int distance) throws StartFailure {
        return base == 0 ? Ports.free() : Ports.freeNear(base + distance);
    }

    private static void closeQuietly(DataFolder data) {
        try {
            data.close();
        } catch (IOException e) {
            System.getLogger(Stack.class.getName())
                    .log(System.Logger.Level.WARNING, "The data folder stays locked", e);
        }
    }
}
