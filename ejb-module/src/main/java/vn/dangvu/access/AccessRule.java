package vn.dangvu.access;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which tokens a person holds by his positions of today. Being administrator gives none (R32). */
final class AccessRule {
    private AccessRule() {}

    /** @param above every unit above one that the actor holds a position in */
    static Set<AccessToken> tokensOf(Actor actor, Set<UnitId> above) {
        Set<AccessToken> tokens = new LinkedHashSet<>();
        tokens.add(AccessToken.person(actor.person()));
        above.forEach(unit -> tokens.add(AccessToken.members(unit)));
        for (HeldPosition held : actor.positions()) {
            tokens.add(AccessToken.members(held.unit()));
            if (held.position() != Position.MEMBER) {
                tokens.add(AccessToken.staff(held.unit()));
            }
            if (held.position() != Position.MEMBER && held.position() != Position.SPECIALIST) {
                tokens.add(AccessToken.officers(held.unit()));
            }
        }
        return tokens;
    }
}
