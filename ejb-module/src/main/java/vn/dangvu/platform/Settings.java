package vn.dangvu.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting of the application, read once at start from MicroProfile Config (system properties,
 * environment, secrets directory) and checked as a whole: all faults are reported together.
 *
 * <p>The list with units, defaults and effects stands in the README.
 */
@ApplicationScoped
public class Settings {
    /** {@code DEMONSTRATION} loads demonstration data and allows plain HTTP on loopback. */
    public enum Mode {
        PRODUCTION,
        DEMONSTRATION
    }

    /** {@code FILE} believes what stands in the trust file, {@code VGCA} only the government's own. */
    public enum TrustProfile {
        FILE,
        VGCA
    }

    /** The role that owns the schema and runs the migrations; the application itself never uses it. */
    public record OwnerDatabase(String url, String user, String password) {}

    /** Where files live: {@code content} for ever, {@code work} for staging and scratch. */
    public record Storage(Path content, Path work, long maxFileBytes) {}

    /**
     * @param pkcs11Library path of the PKCS#11 module; empty when {@code pkcs12Folder} is used
     * @param sealPinFile holds the PIN of the organisation's token; read at each use, so that the PIN
     *     itself is no setting and stays in no memory
     * @param trustFile PEM with the trust anchors
     * @param trustProfile whose signatures are judged, and so which certificates of the file count
     * @param issuerHosts servers, with or without port, from which missing issuers are fetched
     * @param tsaUrls time-stamp authorities in order of preference; empty = signatures of
     *     level B-B, else B-LT
     */
    public record Signing(
            Optional<Path> pkcs11Library,
            Optional<Path> pkcs12Folder,
            Path certificates,
            String sealLabel,
            Path sealPinFile,
            Path trustFile,
            TrustProfile trustProfile,
            List<String> issuerHosts,
            List<URI> tsaUrls) {}

    /** An empty user means no authentication, allowed on loopback only. */
    public record Search(URI url, String user, String password, Path workerJar) {
        @Override
        public String toString() {
            return "Search[" + url + "]";
        }
    }

    private Mode mode;
    private URI origin;
    private OwnerDatabase owner;
    private Storage storage;
    private Signing signing;
    private Search search;

    @PostConstruct
    void read() {
        read(ConfigProvider.getConfig());
    }

    /**
     * @throws UnsafeSettings naming every fault found
     */
    void read(Config config) {
        Reader from = new Reader(config);
        mode = from.oneOf(Mode.class, "dangvu.mode", Mode.PRODUCTION);
        origin = from.uri("dangvu.origin");
        owner =
                new OwnerDatabase(
                        from.text("dangvu.db.url"),
                        from.text("dangvu.db.owner.user"),
                        from.secret("dangvu.db.owner.password"));
        storage =
                new Storage(
                        from.folder("dangvu.content.dir"),
                        from.folder("dangvu.work.dir"),
                        from.bytes("dangvu.content.max-file-bytes", 50L << 20));
        signing =
                new Signing(
                        from.optional("dangvu.signing.pkcs11.library").map(Path::of),
                        from.optional("dangvu.signing.pkcs12.dir").map(Path::of),
                        from.existing("dangvu.signing.certificates.dir"),
                        from.text("dangvu.signing.seal.label"),
                        from.secretFile("dangvu.signing.seal.pin.file"),
                        from.existing("dangvu.signing.trust.file"),
                        from.oneOf(
                                TrustProfile.class,
                                "dangvu.signing.trust.profile",
                                TrustProfile.FILE),
                        from.hosts("dangvu.signing.trust.issuer-hosts"),
                        from.uris("dangvu.signing.tsa.url"));
        search =
                new Search(
                        from.uri("dangvu.elasticsearch.url"),
                        from.optional("dangvu.elasticsearch.user").orElse(""),
                        from.optional("dangvu.elasticsearch.password").orElse(""),
                        from.existing("dangvu.extraction.worker.jar"));
        check(from);
        from.refuseIfFaulty();
    }

    /** What is well-formed but unsafe: production refuses it, loopback demonstration may have it. */
    private void check(Reader from) {
        if (signing.pkcs11Library().isEmpty() == signing.pkcs12Folder().isEmpty()) {
            from.fault(
                    "set exactly one of dangvu.signing.pkcs11.library and"
                            + " dangvu.signing.pkcs12.dir");
        }
        if (mode == Mode.PRODUCTION && origin != null && !"https".equals(origin.getScheme())) {
            from.fault("dangvu.origin must be https in production");
        }
        boolean searchOpen = search.user().isEmpty() && search.url() != null;
        if (searchOpen && !Loopback.is(search.url().getHost())) {
            from.fault(
                    "dangvu.elasticsearch.url leaves this machine without a user: set"
                            + " dangvu.elasticsearch.user and .password");
        }
        if (mode == Mode.DEMONSTRATION && origin != null && !Loopback.is(origin.getHost())) {
            from.fault("dangvu.mode=demonstration is for a loopback dangvu.origin only");
        }
        if (mode == Mode.PRODUCTION && signing.pkcs12Folder().isPresent()) {
            from.fault("dangvu.signing.pkcs12.dir is for demonstration; production needs PKCS#11");
        }
    }

    public Mode mode() {
        return mode;
    }

    public boolean demonstration() {
        return mode == Mode.DEMONSTRATION;
    }

    /** Scheme, host and port under which browsers reach the application; no path. */
    public URI origin() {
        return origin;
    }

    public OwnerDatabase owner() {
        return owner;
    }

    public Storage storage() {
        return storage;
    }

    public Signing signing() {
        return signing;
    }

    public Search search() {
        return search;
    }

    /** The settings cannot be used; the message lists every fault, one a line, without secrets. */
    public static final class UnsafeSettings extends IllegalStateException {
        UnsafeSettings(List<String> faults) {
            super("Settings refused:\n- " + String.join("\n- ", faults));
        }
    }

    private static final class Reader {
        private static final List<String> DEFAULT_SECRETS =
                List.of(
                        "password",
                        "changeit",
                        "changeme",
                        "secret",
                        "postgres",
                        "admin",
                        "12345678");

        private final Config config;
        private final List<String> faults = new ArrayList<>();

        Reader(Config config) {
            this.config = config;
        }

        Optional<String> optional(String name) {
            return config.getOptionalValue(name, String.class)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        String text(String name) {
            return optional(name).orElseGet(() -> missing(name));
        }

        /** Secrets that everybody knows are no secrets (SECURITY R65). */
        String secret(String name) {
            String value = text(name);
            if (value != null && DEFAULT_SECRETS.contains(value)) {
                fault(name + " is a well-known default: choose another");
            }
            return value;
        }

        URI uri(String name) {
            String value = text(name);
            return value == null ? null : parse(name, value);
        }

        List<URI> uris(String name) {
            return list(name).stream().map(one -> parse(name, one)).toList();
        }

        /** Hosts, each with or without a port. */
        List<String> hosts(String name) {
            List<String> all = list(name);
            for (String host : all) {
                URI uri = parse(name, "http://" + host);
                if (uri != null
                        && (uri.getUserInfo() != null || !host.equals(uri.getAuthority()))) {
                    fault(name + " wants hosts, not addresses: " + host);
                }
            }
            return all;
        }

        private List<String> list(String name) {
            return optional(name).stream()
                    .flatMap(value -> Stream.of(value.split(",")))
                    .map(String::strip)
                    .toList();
        }

        private URI parse(String name, String value) {
            try {
                URI uri = URI.create(value);
                if (uri.getHost() == null) {
                    fault(name + " is not an address: " + value);
                }
                return uri;
            } catch (IllegalArgumentException notAUri) {
                fault(name + " is not an address: " + value);
                return null;
            }
        }

        Path folder(String name) {
            String value = text(name);
            if (value == null) {
                return null;
            }
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                fault(name + " is not a writable folder: " + value);
            }
            return folder;
        }

        Path existing(String name) {
            String value = text(name);
            if (value == null) {
                return null;
            }
            Path path = Path.of(value);
            if (!Files.isReadable(path)) {
                fault(name + " cannot be read: " + value);
            }
            return path;
        }

        /** Nobody but its owner may read it, and something has to stand in it. */
        Path secretFile(String name) {
            Path file = existing(name);
            try {
                if (file != null && Files.isReadable(file)) {
                    if (Files.size(file) == 0) {
                        fault(name + " is empty: " + file);
                    }
                    if (readableByOthers(file)) {
                        fault(name + " is readable by others, chmod 400: " + file);
                    }
                }
            } catch (IOException unreadable) {
                fault(name + " cannot be read: " + file);
            }
            return file;
        }

        private static boolean readableByOthers(Path file) throws IOException {
            return Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file)
                            .contains(PosixFilePermission.OTHERS_READ);
        }

        long bytes(String name, long byDefault) {
            Optional<String> value = optional(name);
            try {
                long bytes = value.map(Long::parseLong).orElse(byDefault);
                if (bytes <= 0) {
                    fault(name + " must be above 0");
                }
                return bytes;
            } catch (NumberFormatException notANumber) {
                fault(name + " is not a number of bytes: " + value.get());
                return byDefault;
            }
        }

        <E extends Enum<E>> E oneOf(Class<E> type, String name, E byDefault) {
            Optional<String> value = optional(name);
            if (value.isEmpty()) {
                return byDefault;
            }
            for (E one : type.getEnumConstants()) {
                if (one.name().equalsIgnoreCase(value.get())) {
                    return one;
                }
            }
            fault(name + " must be one of " + List.of(type.getEnumConstants()));
            return byDefault;
        }

        private String missing(String name) {
            fault(name + " is not set");
            return null;
        }

        void fault(String text) {
            faults.add(text);
        }

        void refuseIfFaulty() {
            if (!faults.isEmpty()) {
                throw new UnsafeSettings(faults);
            }
        }
    }
}
