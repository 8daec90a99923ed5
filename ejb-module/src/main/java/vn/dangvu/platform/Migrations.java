package vn.dangvu.platform;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.util.Map;

/** The schema's history. Runs as the owner of the schema, with a connection of its own. */
public final class Migrations {
    private Migrations() {}

    /**
     * Brings the schema to the newest version; does nothing when it is there already.
     *
     * @param appRole the role of the running application: the migrations grant it what it needs, and
     *     neither DDL nor UPDATE or DELETE on the audit trail
     * @throws org.flywaydb.core.api.FlywayException when an old migration was changed, or the
     *     database cannot be reached
     */
    public static void run(Settings.OwnerDatabase owner, String appRole) {
        FluentConfiguration flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(owner.url(), owner.user(), owner.password())
                        .locations("classpath:db/migration")
                        .placeholders(Map.of("app_role", appRole))
                        .validateMigrationNaming(true);
        flyway.load().migrate();
    }
}
