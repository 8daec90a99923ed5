package vn.dangvu.web.office;

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

import java.util.Arrays;

/** Where the person sits who asks: the door of every page in this package. */
@RequestScoped
public class Desk {
    @Inject CurrentActor current;

    public Actor actor() {
        return current.required();
    }

    /**
     * The actor, who works in the Khối office or leads it.
     *
     * @throws DomainException {@code request.forbidden}
     */
    public Actor staff() {
        return demand(Arrays.stream(Position.values()).anyMatch(this::worksAs));
    }

    /**
     * The actor, who holds one of these positions in the Khối.
     *
     * @throws DomainException {@code request.forbidden}
     */
    public Actor staff(Position... positions) {
        return demand(holds(positions));
    }

    /**
     * @throws DomainException {@code request.forbidden}
     */
    public Actor administrator() {
        return demand(actor().administrator());
    }

    /** Whether the person holds one of these positions in the Khối. */
    public boolean holds(Position... positions) {
        return Arrays.stream(positions).anyMatch(p -> actor().holds(p, UnitKind.KHOI));
    }

    /** The Khối committee; only for somebody who is in it. */
    public UnitId khoi() {
        return actor().positions().stream()
                .filter(held -> held.unitKind() == UnitKind.KHOI)
                .map(HeldPosition::unit)
                .findFirst()
                .orElseThrow(Desk::forbidden);
    }

    private boolean worksAs(Position position) {
        return position != Position.MEMBER && actor().holds(position, UnitKind.KHOI);
    }

    private Actor demand(boolean allowed) {
        if (!allowed) {
            throw forbidden();
        }
        return actor();
    }

    private static DomainException forbidden() {
        return new DomainException(Refusal.FORBIDDEN, "request.forbidden");
    }
}
