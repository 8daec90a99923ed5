package vn.dangvu.routing;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who may route, and to whom. */
final class RoutingRules {
    private RoutingRules() {}

    /** Leaders and the chief of office decide; the văn thư enters what they decided on paper. */
    static boolean mayRoute(Actor actor, UnitId unit) {
        return actor.holds(Position.SECRETARY, unit)
                || actor.holds(Position.DEPUTY_SECRETARY, unit)
                || actor.holds(Position.CHIEF_OF_OFFICE, unit)
                || actor.holds(Position.CLERK, unit);
    }

    /**
     * @param staff the people a document can be routed to
     * @throws DomainException {@code routing.lead}, {@code routing.person}, {@code routing.twice},
     *     {@code routing.opinion}, {@code routing.due}
     */
    static void check(RouteDocument command, Set<PersonId> staff, Instant now) {
        if (command.lead() == null || !staff.contains(command.lead())) {
            throw refused("lead");
        }
        Set<PersonId> all = new LinkedHashSet<>(command.cooperating());
        all.addAll(command.forInformation());
        if (!staff.containsAll(all)) {
            throw refused("person");
        }
        int named = command.cooperating().size() + command.forInformation().size();
        if (all.size() != named || all.contains(command.lead())) {
            throw refused("twice");
        }
        if (command.opinion() != null && command.opinion().length() > 2000) {
            throw refused("opinion");
        }
        if (command.dueAt() != null && !command.dueAt().isAfter(now)) {
            throw refused("due");
        }
    }

    private static DomainException refused(String field) {
        return new DomainException(Refusal.INVALID, "routing." + field, Map.of("field", field));
    }
}
