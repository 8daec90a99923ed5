package vn.dangvu.web.api;

import vn.dangvu.routing.AssignmentView;

import java.time.Instant;
import java.util.List;

/** One person's part in the work on a document. */
public class JsonAssignment {
    public long id;
    public JsonDocument document;
    public long personId;
    public String personName;
    public String part;
    public String opinion;
    public Instant dueAt;
    public String assignedByName;
    public Instant assignedAt;
    public Instant completedAt;
    public String result;

    static JsonAssignment of(AssignmentView view) {
        JsonAssignment json = new JsonAssignment();
        json.id = view.id().value();
        json.document = JsonDocument.of(view.document());
        json.personId = view.person().value();
        json.personName = view.personName();
        json.part = view.part().name();
        json.opinion = view.opinion();
        json.dueAt = view.dueAt();
        json.assignedByName = view.assignedByName();
        json.assignedAt = view.assignedAt();
        json.completedAt = view.completedAt();
        json.result = view.result();
        return json;
    }

    static List<JsonAssignment> of(List<AssignmentView> views) {
        return views.stream().map(JsonAssignment::of).toList();
    }
}
