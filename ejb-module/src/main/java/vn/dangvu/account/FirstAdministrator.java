package vn.dangvu.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.platform.Settings;
import vn.dangvu.platform.StartUp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;

/**
 * At the start of an installation without accounts: writes a one-time code into a file that only the
 * operator can read, and its path into the log (R14). Each start makes a new one until somebody has
 * used it.
 */
@ApplicationScoped
class FirstAdministrator {
    static final String FILE = "set-up-code.txt";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    @Inject EntityManager entities;
    @Inject Clock clock;
    @Inject PasswordHashes passwords;
    @Inject OwnTransaction own;
    @Inject Settings settings;

    /** For the container. */
    FirstAdministrator() {}

    /** Wires by hand, outside a container. */
    @SuppressWarnings("UnnecessaryAssignment")
    FirstAdministrator(EntityManager entities, Clock clock, PasswordHashes passwords) {
        this.entities = entities;
        this.clock = clock;
        this.passwords = passwords;
    }

    void start(@Observes StartUp.Started started) {
        if (settings.demonstration()) {
            return;
        }
        Path file = settings.storage().work().resolve(FILE);
        Optional<String> code = own.run(this::newCode);
        try {
            Files.deleteIfExists(file);
            if (code.isPresent()) {
                write(file, code.get());
                LOG.warn(
                        "Nobody has an account yet. The code that makes the first administrator"
                                + " lies in {}; it is good for 24 hours and five tries.",
                        file.toAbsolutePath());
            }
        } catch (IOException diskFault) {
            throw new UncheckedIOException(diskFault);
        }
    }

    /** A new code in place of any before it; empty when somebody has an account. */
    Optional<String> newCode() {
        if (!new Accounts(entities).none()) {
            return Optional.empty();
        }
        SetUpCode old = entities.find(SetUpCode.class, SetUpCode.ID);
        if (old != null) {
            entities.remove(old);
            entities.flush();
        }
        String code = Crockford.random(2, 5);
        String hash = passwords.hash(Crockford.normal(code).toCharArray());
        entities.persist(new SetUpCode(hash, clock.instant()));
        return Optional.of(code);
    }

    static void write(Path file, String code) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                code + System.lineSeparator(),
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE);
    }
}
