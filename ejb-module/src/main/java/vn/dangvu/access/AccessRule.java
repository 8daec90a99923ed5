package vn.dangvu.access;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** Which tokens a person holds by his positions of today. Being administrator gives none (R32). */
final class AccessRule {
    private AccessRule() {}

    /** @param ancestors of a unit, itself left out */
    static Set<AccessToken> tokensOf(Actor actor, Function<UnitId, Collection<UnitId>> ancestors) {
        Set<AccessToken> tokens = new LinkedHashSet<>();
        tokens.add(AccessToken.person(actor.person()));
        for (HeldPosition held : actor.positions()) {
            tokens.add(AccessToken.members(held.unit()));
            ancestors.apply(held.unit()).forEach(above -> tokens.add(AccessToken.members(above)));
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
