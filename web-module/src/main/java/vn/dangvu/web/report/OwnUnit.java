package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;
import java.util.Optional;

/** For which grassroots organisation the signed-in person works. */
@RequestScoped
class OwnUnit {
    @Inject CurrentActor current;

    /** Units whose reports the person may draft and send, the most senior position first. */
    static List<UnitId> of(Actor actor) {
        return actor.positions().stream()
                .filter(OwnUnit::isOfficer)
                .map(HeldPosition::unit)
                .distinct()
                .toList();
    }

    Optional<UnitId> find() {
        return current.actor().flatMap(actor -> of(actor).stream().findFirst());
    }

    /**
     * @throws DomainException {@code request.forbidden} for somebody who is no officer of a
     *     grassroots organisation
     */
    UnitId required() {
        return find().orElseThrow(
                        () -> new DomainException(Refusal.FORBIDDEN, "request.forbidden"));
    }

    /** Whether the person signs for any unit. */
    static boolean signs(Actor actor) {
        return actor.positions().stream()
                .map(HeldPosition::position)
                .anyMatch(
                        position ->
                                position == Position.SECRETARY
                                        || position == Position.DEPUTY_SECRETARY);
    }

    boolean includes(UnitId unit) {
        return of(current.required()).contains(unit);
    }

    private static boolean isOfficer(HeldPosition held) {
        return held.unitKind() == UnitKind.GRASSROOTS
                && held.position() != Position.MEMBER
                && held.position() != Position.SPECIALIST;
    }
}
