package vn.dangvu.account;

import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;

import java.util.Optional;

/**
 * A new person with an account.
 *
 * @param loginName 3 to 64 of a–z, 0–9, dot, dash, underscore
 * @param place what the person is from today on; empty for an administrator only
 */
public record OpenAccount(
        String loginName, String fullName, Optional<Place> place, boolean administrator) {

    /** A position in a unit. */
    public record Place(UnitId unit, Position position) {}
}
