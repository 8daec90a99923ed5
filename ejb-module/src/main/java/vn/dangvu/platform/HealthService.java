package vn.dangvu.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Tells the truth about whether requests can be served now. */
@ApplicationScoped
public class HealthService {
    private static final Logger LOG = LoggerFactory.getLogger(HealthService.class);
    private static final int SECONDS_TO_ANSWER = 2;

    @Resource(lookup = "java:app/jdbc/dangvu")
    DataSource database;

    /**
     * True when the database answers within 2 s. Elasticsearch, time-stamping and the tokens are not
     * asked: without them the rest goes on.
     */
    public boolean ready() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException away) {
            LOG.warn("the database does not answer: {}", away.getMessage());
            return false;
        }
    }
}
