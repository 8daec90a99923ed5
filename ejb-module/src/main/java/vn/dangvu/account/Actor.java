package vn.dangvu.account;

import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;

import java.util.List;
import java.util.Optional;

/**
 * The signed-in person of one request, with what they hold at this moment.
 *
 * @param positions the most senior first; empty for somebody who has no part in the trade, such as an
 *     administrator, and while {@code mustChangePassword}
 * @param administrator keeps units, people and accounts; reads no documents by that
 * @param mustChangePassword signed in with a temporary password: nothing is allowed but changing it,
 *     so positions and administration are taken away until then
 */
public record Actor(
        AccountId account,
        PersonId person,
        String fullName,
        String loginName,
        List<HeldPosition> positions,
        boolean administrator,
        boolean mustChangePassword) {

    public Actor {
        positions = mustChangePassword ? List.of() : List.copyOf(positions);
        administrator = administrator && !mustChangePassword;
    }

    /** With a password of their own. */
    public Actor(
            AccountId account,
            PersonId person,
            String fullName,
            String loginName,
            List<HeldPosition> positions,
            boolean administrator) {
        this(account, person, fullName, loginName, positions, administrator, false);
    }

    /** Whether the person holds this position in this very unit. */
    public boolean holds(Position position, UnitId unit) {
        return positions.stream()
                .anyMatch(held -> held.position() == position && held.unit().equals(unit));
    }

    /** Whether the person holds this position in any unit of this kind. */
    public boolean holds(Position position, UnitKind kind) {
        return positions.stream()
                .anyMatch(held -> held.position() == position && held.unitKind() == kind);
    }

    /** Whether the person holds any position in this very unit. */
    public boolean belongsTo(UnitId unit) {
        return positions.stream().anyMatch(held -> held.unit().equals(unit));
    }

    /** Whether the person works in the committee of the bloc or its office. */
    public boolean inKhoi() {
        return positions.stream().anyMatch(held -> held.unitKind() == UnitKind.KHOI);
    }

    /** The most senior position: what the person is addressed as, and whose home page they get. */
    public Optional<HeldPosition> primaryPosition() {
        return positions.stream().findFirst();
    }

    /** The unit of the most senior position. */
    public Optional<UnitId> primaryUnit() {
        return primaryPosition().map(HeldPosition::unit);
    }

    /** The units in which the person holds anything. */
    public List<UnitId> units() {
        return positions.stream().map(HeldPosition::unit).distinct().toList();
    }
}
