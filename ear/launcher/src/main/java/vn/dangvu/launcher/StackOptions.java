package vn.dangvu.launcher;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a start shall be like.
 *
 * @param data folder of everything that is kept
 * @param port of the application; 0 takes free ports for all parts. The other parts take the next
 *     ones: the PKI {@code port + 1}, PostgreSQL {@code + 2}, Elasticsearch {@code + 3}
 * @param fresh empties the data folder first
 * @param application false leaves Payara Micro out
 * @param softHsm what to do about keys
 * @param signers the table of token holders; empty takes the demonstration's
 * @param war the application; empty takes the one that the checkout's build made
 * @param shortLived the application's code is compiled lightly, which halves the processor time of
 *     a start and makes figures of its speed worthless
 */
public record StackOptions(
        Path data,
        int port,
        boolean fresh,
        boolean application,
        Tokens softHsm,
        Optional<Path> signers,
        Optional<Path> war,
        boolean shortLived) {

    /** Port of the application unless another one is wished. */
    public static final int USUAL_PORT = 8080;

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
                true,
                Tokens.SOFTHSM_IF_INSTALLED,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    public StackOptions withoutApplication() {
        return new StackOptions(data, port, fresh, false, softHsm, signers, war, shortLived);
    }

    public StackOptions withTokens(Tokens kind) {
        return new StackOptions(data, port, fresh, application, kind, signers, war, shortLived);
    }

    public StackOptions withSigners(Path table) {
        return new StackOptions(
                data, port, fresh, application, softHsm, Optional.of(table), war, shortLived);
    }

    public StackOptions withWar(Path archive) {
        return new StackOptions(
                data, port, fresh, application, softHsm, signers, Optional.of(archive), shortLived);
    }

    public StackOptions withPort(int wished) {
        return new StackOptions(
                data, wished, fresh, application, softHsm, signers, war, shortLived);
    }

    public StackOptions withFullCompilation() {
        return new StackOptions(data, port, fresh, application, softHsm, signers, war, false);
    }
}
