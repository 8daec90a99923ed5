package vn.dangvu.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.organisation.UnitId;

import java.util.List;

/**
 * Running numbers without gaps. The row of a series is locked from {@link #next} until the
 * transaction ends: a number given back by a rollback is given to the next one.
 */
@ApplicationScoped
class NumberSeries {
    @Inject EntityManager db;

    /** 1 for the first of a year. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long next(UnitId unit, int year) {
        return ((Number)
                        db.createNativeQuery(
                                        "insert into number_series (scope, year, last) values (?, ?,"
                                                + " 1) on conflict (scope, year) do update set last"
                                                + " = number_series.last + 1 returning last")
                                .setParameter(1, scope(unit))
                                .setParameter(2, year)
                                .getSingleResult())
                .longValue();
    }

    /** What {@link #next} would give if nobody else asked; a hint for the page. */
    @Transactional
    public long expected(UnitId unit, int year) {
        List<?> last =
                db.createNativeQuery("select last from number_series where scope = ? and year = ?")
                        .setParameter(1, scope(unit))
                        .setParameter(2, year)
                        .getResultList();
        return last.isEmpty() ? 1 : ((Number) last.get(0)).longValue() + 1;
    }

    private static String scope(UnitId unit) {
        return "arrival:" + unit.value();
    }
}
