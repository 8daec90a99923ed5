package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.routing.AssignmentId;
import vn.dangvu.routing.AssignmentView;
import vn.dangvu.routing.CompleteAssignment;
import vn.dangvu.routing.Part;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.shared.NotFound;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;

import java.util.List;
import java.util.stream.Stream;

/** {@code /viec-duoc-giao/17}: one's own part in a document, to be completed with a result. */
@RequestScoped
@Named
public class AssignmentPage {
    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject RoutingService routing;

    private final Once<List<AssignmentView>> all = new Once<>();
    private AssignmentView assignment;
    private String result;

    /** Refuses before anything is shown. */
    public void open() {
        getAssignment();
    }

    public AssignmentView getAssignment() {
        if (assignment == null) {
            AssignmentId id = new AssignmentId(path.id("id"));
            assignment =
                    Stream.concat(
                                    routing.openOf(desk.actor()).stream(),
                                    routing.doneBy(desk.actor()).stream())
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new NotFound("assignment"));
        }
        return assignment;
    }

    public List<AssignmentView> getAll() {
        return all.get(() -> routing.of(desk.actor(), getAssignment().document().id()));
    }

    public boolean isForInformation() {
        return getAssignment().part() == Part.FOR_INFORMATION;
    }

    public void complete() {
        routing.complete(
                desk.actor(), new CompleteAssignment(new AssignmentId(path.id("id")), result));
        Go.to("/viec-can-lam?xong=hoan-thanh");
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }
}
