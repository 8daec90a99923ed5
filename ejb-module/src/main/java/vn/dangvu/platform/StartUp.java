package vn.dangvu.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What happens before the first request: the settings are checked, the schema is brought up to date,
 * then {@link Started} is fired for the features that prepare something. A fault here fails the
 * deployment.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DataSourceDefinition(
        name = "java:app/jdbc/dangvu",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=dangvu.db.url}",
        user = "${MPCONFIG=dangvu.db.user}",
        password = "${MPCONFIG=dangvu.db.password}",
        minPoolSize = 2,
        maxPoolSize = 24,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            // one page borrows many times; without this each time costs a round trip
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true"
        })
public class StartUp {
    /** The database is up to date and the settings are good. */
    public record Started() {}

    @Inject Settings settings;
    @Inject Event<Started> started;

    // said again here: Payara reads the attribute of the class for business methods only
    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void start() {
        String appRole = ConfigProvider.getConfig().getValue("dangvu.db.user", String.class);
        Migrations.run(settings.owner(), appRole);
        started.fire(new Started());
    }
}
