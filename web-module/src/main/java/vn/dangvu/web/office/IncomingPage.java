package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.Position;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterIncoming;
import vn.dangvu.register.RegisterService;
import vn.dangvu.routing.AssignmentView;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.Verdict;
import vn.dangvu.submission.Judgement;
import vn.dangvu.submission.ReturnReport;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;

import java.util.List;

/**
 * {@code /van-ban-den}: the workbench of the văn thư. Reports that have arrived stand on the left,
 * the chosen one ({@code ?chon=17}, else the first) in the middle, its pages on the right. Others of
 * the office see what waits for routing and what was given to them.
 */
@RequestScoped
@Named
public class IncomingPage {
    @Inject Desk desk;
    @Inject RegisterService register;
    @Inject RoutingService routing;
    @Inject SubmissionService submissions;
    @Inject SignatureService signatures;
    @Inject HttpServletRequest request;

    private List<SubmissionView> awaiting;
    private final Once<Long> expectedNumber = new Once<>();
    private final Once<RegisterEntryView> entered = new Once<>();
    private final Once<List<RegisterEntryView>> toRoute = new Once<>();
    private final Once<List<AssignmentView>> assigned = new Once<>();
    private Verdict verdict;
    private String note;
    private String reason;

    /** Refuses before anything is shown. */
    public void open() {
        desk.staff();
    }

    /** Whether the person keeps the register. */
    public boolean isRegistrar() {
        return desk.holds(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }

    public List<SubmissionView> getAwaiting() {
        if (awaiting == null) {
            awaiting = register.awaiting(desk.staff());
        }
        return awaiting;
    }

    /** Those whose signatures could not be judged yet, or those that are ready. */
    public List<SubmissionView> judged(boolean accepted) {
        return getAwaiting().stream()
                .filter(one -> (one.judgement() == Judgement.ACCEPTED) == accepted)
                .toList();
    }

    /** The chosen one; null when nothing waits. */
    public SubmissionView getSelected() {
        List<SubmissionView> all = getAwaiting();
        return all.stream()
                .filter(one -> Long.toString(one.document().id().value()).equals(chosen()))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.get(0));
    }

    private String chosen() {
        String posted = request.getParameter("document");
        return posted == null ? request.getParameter("chon") : posted;
    }

    public boolean selected(SubmissionView one) {
        return one.document().id().equals(getSelected().document().id());
    }

    /** The one after the chosen one, to leave this for later; null when there is no other. */
    public SubmissionView getNext() {
        List<SubmissionView> all = getAwaiting();
        int next = (all.indexOf(getSelected()) + 1) % all.size();
        return all.size() < 2 ? null : all.get(next);
    }

    public Verdict getVerdict() {
        if (verdict == null) {
            verdict = signatures.verdict(desk.staff(), getSelected().document().id());
        }
        return verdict;
    }

    public long getExpectedNumber() {
        return expectedNumber.get(() -> register.expectedNumber(desk.staff()));
    }

    public void enter() {
        DocumentId document = posted();
        register.register(desk.staff(), new RegisterIncoming(document, note));
        Go.to("/van-ban-den?da-vao-so=" + document.value());
    }

    public void giveBack() {
        submissions.giveBack(desk.staff(), new ReturnReport(posted(), reason));
        Go.to("/van-ban-den?da-tra=1");
    }

    private DocumentId posted() {
        return PathId.of(request.getParameter("document"));
    }

    /** The line that was entered just before; null = none. */
    public RegisterEntryView getEntered() {
        String document = request.getParameter("da-vao-so");
        return document == null || !isRegistrar()
                ? null
                : entered.get(
                        () -> register.entryOf(desk.staff(), PathId.of(document)).orElse(null));
    }

    /** What waits for routing; empty for those who do not route. */
    public List<RegisterEntryView> getToRoute() {
        return toRoute.get(() -> routing.awaiting(desk.staff()));
    }

    public List<AssignmentView> getAssigned() {
        return assigned.get(() -> routing.openOf(desk.staff()));
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
