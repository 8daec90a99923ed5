package vn.dangvu.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a start shall be like.
 *
 * @param data folder of everything that is kept
 * @param port of the application; 0 takes free ports for all parts. The other parts take the next
 *     ones: the PKI {@code port + 1}, PostgreSQL {@code + 2}, Elasticsearch {@code + 3}
 * @param fresh empties the data folder first
 * @param server what the application runs in
 * @param softHsm what to do about keys
 * @param signers the table of token holders; empty takes the demonstration's
 * @param archive the application; empty takes the one that the checkout's build made for the server
 * @param shortLived the application's code is compiled lightly, which halves the processor time of
 *     a start and makes figures of its speed worthless
 * @param settings of the application that shall be other than a demonstration's
 */
public record StackOptions(
        Path data,
        int port,
        boolean fresh,
        Server server,
        Tokens softHsm,
        Optional<Path> signers,
        Optional<Path> archive,
        boolean shortLived,
        Map<String, String> settings) {

    /** Port of the application unless another one is wished. */
    public static final int USUAL_PORT = 8080;

    public enum Server {
        /** The application is left out. */
        NONE,
        /** The WAR in Payara Micro. */
        MICRO,
        /** The EAR in a whole Payara Server, which is downloaded on purpose only. */
        WHOLE
    }

    public enum Tokens {
        /** SoftHSM, installed with apt-get where that is possible; else PKCS#12. */
        INSTALL_SOFTHSM,
        /** SoftHSM if it is there; else PKCS#12. */
        SOFTHSM_IF_INSTALLED,
        /** Files, quickly. */
        PKCS12
    }

    /** Everything on free ports, with the tokens this machine can have as it is: for tests. */
    public static StackOptions forTest(Path data) {
        return new StackOptions(
                data,
                0,
                false,
                Server.MICRO,
                Tokens.SOFTHSM_IF_INSTALLED,
                Optional.empty(),
                Optional.empty(),
                true,
                Map.of());
    }

    public StackOptions withServer(Server kind) {
        return new StackOptions(
                data, port, fresh, kind, softHsm, signers, archive, shortLived, settings);
    }

    public StackOptions withTokens(Tokens kind) {
        return new StackOptions(
                data, port, fresh, server, kind, signers, archive, shortLived, settings);
    }

    public StackOptions withSigners(Path table) {
        return new StackOptions(
                data,
                port,
                fresh,
                server,
                softHsm,
                Optional.of(table),
                archive,
                shortLived,
                settings);
    }

    public StackOptions withArchive(Path wished) {
        return new StackOptions(
                data,
                port,
                fresh,
                server,
                softHsm,
                signers,
                Optional.of(wished),
                shortLived,
                settings);
    }

    public StackOptions withPort(int wished) {
        return new StackOptions(
                data, wished, fresh, server, softHsm, signers, archive, shortLived, settings);
    }

    public StackOptions withFullCompilation() {
        return new StackOptions(
                data, port, fresh, server, softHsm, signers, archive, false, settings);
    }

    public StackOptions withSettings(Map<String, String> wished) {
        return new StackOptions(
                data, port, fresh, server, softHsm, signers, archive, shortLived, wished);
    }
}
