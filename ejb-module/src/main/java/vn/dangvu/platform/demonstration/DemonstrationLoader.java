package vn.dangvu.platform.demonstration;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.account.OwnTransaction;
import vn.dangvu.account.PasswordHashes;
import vn.dangvu.platform.Settings;
import vn.dangvu.platform.StartUp;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Fills an empty database at the start of a demonstration; never in production (R14). */
@ApplicationScoped
public class DemonstrationLoader {
    /** Before all others: they build on these people. */
    public static final int FIRST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationLoader.class);
    private static final String PASSWORD = "dangvu-2026-demo";

    @Resource(lookup = "java:app/jdbc/dangvu")
    DataSource database;

    @Inject Settings settings;
    @Inject PasswordHashes passwords;
    @Inject OwnTransaction own;

    void start(@Observes @Priority(FIRST) StartUp.Started started) {
        if (!settings.demonstration()) {
            return;
        }
        boolean loaded = own.run(this::load);
        LOG.info(loaded ? "demonstration data loaded" : "demonstration data are there already");
    }

    private boolean load() {
        try (Connection connection = database.getConnection()) {
            return fill(connection, passwords);
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot load the demonstration data", refused);
        }
    }

    /** Whether there was anything to do; the transaction is the caller's. */
    static boolean fill(Connection connection, PasswordHashes passwords) throws SQLException {
        DemonstrationData data = new DemonstrationData(connection);
        if (!data.databaseIsEmpty()) {
            return false;
        }
        // one hash for all: their password is no secret, and 259 runs of Argon2 take minutes
        data.write(passwords.hash(PASSWORD.toCharArray()));
        return true;
    }
}
