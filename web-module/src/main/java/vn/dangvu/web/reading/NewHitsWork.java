package vn.dangvu.web.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.search.SavedSearchService;
import vn.dangvu.web.frame.WaitingWork;

import java.util.Map;

/** Counts the new hits of saved searches, beside “Tra cứu” in the menu. */
@ApplicationScoped
public class NewHitsWork implements WaitingWork {
    @Inject SavedSearchService saved;

    @Override
    public Map<String, Integer> of(Actor actor) {
        long unseen = saved.unseen(actor);
        return unseen == 0 ? Map.of() : Map.of("/tra-cuu", Math.toIntExact(unseen));
    }
}
