package vn.dangvu.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentService;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.register.RegisterService;
import vn.dangvu.web.frame.WaitingWork;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts what waits to be signed, and what waits for the register. */
@ApplicationScoped
public class OfficeWaitingWork implements WaitingWork {
    private static final Set<Position> SIGNERS =
            Set.of(Position.SECRETARY, Position.DEPUTY_SECRETARY);

    @Inject DocumentService documents;
    @Inject RegisterService register;

    @Override
    public Map<String, Integer> of(Actor actor) {
        Map<String, Integer> waiting = new HashMap<>();
        if (actor.positions().stream().map(HeldPosition::position).anyMatch(SIGNERS::contains)) {
            long toSign = documents.countAwaitingSignatureOf(actor.person());
            waiting.put("/trinh-ky", Math.toIntExact(toSign));
        }
        long toRegister = register.countAwaiting(actor);
        if (toRegister > 0) {
            waiting.put("/van-ban-den", Math.toIntExact(toRegister));
        }
        return waiting;
    }
}
