package vn.dangvu.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * A database of its own on one real PostgreSQL a JVM: migrated by the owner, used as the role
 * without DDL, as in production.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.fresh()) {
 *     var service = new ThingService(database.entityManager(), clock);
 *     ThingView thing = database.inTransaction(() -> service.thing(id));
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final String OWNER = "dangvu_owner";
    private static final String APPLICATION = "dangvu_app";
    private static final String PASSWORD = "only-for-tests";
    private static final String TEMPLATE = "dangvu_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // two databases at once must not mix
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    private TestDatabase(String name) {
        this.name = name;
        this.factory =
                Persistence.createEntityManagerFactory(
                        "dangvu",
                        Map.of(
                                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                                "jakarta.persistence.jtaDataSource", "",
                                "jakarta.persistence.nonJtaDataSource", "",
                                "jakarta.persistence.jdbc.driver", "org.postgresql.Driver",
                                "jakarta.persistence.jdbc.url", url(name),
                                "jakarta.persistence.jdbc.user", APPLICATION,
                                "jakarta.persistence.jdbc.password", PASSWORD,
                                "eclipselink.weaving", "false",
                                "eclipselink.logging.level", "WARNING",
                                // EclipseLink keeps units by name, and each test has another
                                // database
                                "eclipselink.session-name", name));
    }

    /** A new database with all migrations, empty otherwise; costs some tens of milliseconds. */
    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database " + name + " template " + TEMPLATE + " owner " + OWNER);
        return new TestDatabase(name);
    }

    /**
     * Runs the work in a transaction of this thread, or joins the running one. Rolls back on any
     * exception.
     */
    public <T> T inTransaction(Supplier<T> work) {
        return current.get() != null ? work.get() : inNewTransaction(work);
    }

    /** As {@link #inTransaction(Supplier)}, without an answer. */
    public void inTransaction(Runnable work) {
        inTransaction(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** Runs the work in a transaction beside the running one, as {@code REQUIRES_NEW} does. */
    public <T> T inNewTransaction(Supplier<T> work) {
        EntityManager outer = current.get();
        try (EntityManager manager = factory.createEntityManager()) {
            current.set(manager);
            manager.getTransaction().begin();
            try {
                T answer = work.get();
                manager.getTransaction().commit();
                return answer;
            } finally {
                // before the manager closes: a closed one keeps its transaction and its locks
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        } finally {
            current.set(outer);
        }
    }

    /**
     * Stands for the entity manager of the transaction that runs on the calling thread, or outside
     * of one for a new manager at each call: enough for questions, as in a container.
     */
    public EntityManager entityManager() {
        return (EntityManager)
                Proxy.newProxyInstance(
                        TestDatabase.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, arguments) -> {
                            EntityManager manager = current.get();
                            if (manager == null) {
                                manager = factory.createEntityManager();
                            }
                            try {
                                return method.invoke(manager, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }

    /** Connections as the running application has them: no DDL. */
    public DataSource application() {
        return dataSource(name, APPLICATION);
    }

    /** Connections as the owner of the schema. */
    public DataSource owner() {
        return dataSource(name, OWNER);
    }

    @Override
    public void close() {
        factory.close();
        Server.execute("drop database " + name + " with (force)");
    }

    private static String url(String database) {
        return Server.RUNNING.getJdbcUrl(OWNER, database).replaceFirst("\\?.*", "")
                + "?stringtype=unspecified";
    }

    private static DataSource dataSource(String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    /** Starts with the first use, ends with the JVM; holds the migrated template. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        static {
            execute("create role " + OWNER + " login password '" + PASSWORD + "'");
            execute("create role " + APPLICATION + " login password '" + PASSWORD + "'");
            execute("create database " + TEMPLATE + " owner " + OWNER);
            String url = RUNNING.getJdbcUrl(OWNER, TEMPLATE).replaceFirst("\\?.*", "");
            Migrations.run(new Settings.OwnerDatabase(url, OWNER, PASSWORD), APPLICATION);
        }

        private static EmbeddedPostgres start() {
            // initdb and Flyway tell a page of good news
            Logger.getLogger("").setLevel(Level.WARNING);
            try {
                // durability is not what these tests ask about
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("timezone", "UTC")
                        .start();
            } catch (IOException cannotStart) {
                throw new UncheckedIOException(cannotStart);
            }
        }

        static void execute(String sql) {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException refused) {
                throw new IllegalStateException(sql, refused);
            }
        }
    }
}
