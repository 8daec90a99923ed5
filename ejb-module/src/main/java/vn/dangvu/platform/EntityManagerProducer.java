package vn.dangvu.platform;

import jakarta.ejb.Singleton;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The one entity manager of the application, which follows the transaction of the calling thread.
 *
 * <p>Payara looks a persistence unit up at the first use, and in the component by which the thread
 * came in. In the EAR that is often the WAR, which has no unit; an enterprise bean of this module
 * always finds it.
 */
@Singleton
public class EntityManagerProducer {
    @PersistenceContext(unitName = "dangvu")
    EntityManager db;

    /** Ready for any thread. */
    @Produces
    public EntityManager entityManager() {
        // the first use: afterwards the unit is known to it everywhere
        db.getEntityManagerFactory();
        return db;
    }
}
