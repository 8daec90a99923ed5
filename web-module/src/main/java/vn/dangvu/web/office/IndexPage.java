package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.outbox.Outbox;
import vn.dangvu.search.ComparisonView;
import vn.dangvu.search.IndexService;
import vn.dangvu.search.IndexView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;

import java.util.List;

/** {@code /quan-tri/chi-muc}: how the search index is, and what can be done about it. */
@RequestScoped
@Named("indexPage")
public class IndexPage {
    private static final String PATH = "/quan-tri/chi-muc";

    @Inject Desk desk;
    @Inject IndexService index;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private IndexView state;
    private ComparisonView comparison;
    private boolean repaired;
    private List<Outbox.DeadTask> dead;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    public IndexView getState() {
        if (state == null) {
            desk.administrator();
            state = index.state();
        }
        return state;
    }

    public boolean isRebuilding() {
        return getState().rebuild() != null && getState().rebuild().running();
    }

    public List<Outbox.DeadTask> getDead() {
        if (dead == null) {
            dead = index.deadTasks(desk.administrator());
        }
        return dead;
    }

    /** The answer to a comparison asked for just now; null otherwise. */
    public ComparisonView getComparison() {
        return comparison;
    }

    /** Whether what differs is on its way into the index. */
    public boolean isRepaired() {
        return repaired;
    }

    public long getDifferent() {
        return comparison.missing() + comparison.outdated() + comparison.surplus();
    }

    /** What was done just now, by a word of the address; empty otherwise. */
    public String getDone() {
        String done = request.getParameter("xong");
        return done == null ? "" : done;
    }

    public void compare() {
        answer(() -> comparison = index.compare(desk.administrator()));
    }

    public void repair() {
        answer(
                () -> {
                    comparison = index.repair(desk.administrator());
                    repaired = true;
                });
    }

    public void rebuild() {
        answer(
                () -> {
                    index.rebuild(desk.administrator());
                    Go.to(PATH + "?xong=bat-dau");
                });
    }

    public void cancelRebuild() {
        answer(
                () -> {
                    index.cancelRebuild(desk.administrator());
                    Go.to(PATH + "?xong=dung");
                });
    }

    public void retryAll() {
        index.retryAll(desk.administrator());
        Go.to(PATH + "?xong=thu-lai");
    }

    public void retry(long documentId) {
        index.retry(desk.administrator(), documentId);
        Go.to(PATH + "?xong=thu-lai");
    }

    /** A refusal is told on the page, which stays. */
    private void answer(Runnable action) {
        try {
            action.run();
        } catch (DomainException refusal) {
            notices.refuse(refusal);
        }
    }
}
