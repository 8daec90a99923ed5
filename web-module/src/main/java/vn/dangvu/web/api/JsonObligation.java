package vn.dangvu.web.api;

import vn.dangvu.obligation.ObligationView;

import java.time.Instant;

/** What a unit owes. */
public class JsonObligation {
    public long id;
    public long directiveId;
    public long unitId;
    public String kind;
    public String ask;
    public Instant dueAt;
    public Instant fulfilledAt;
    public Long fulfilledById;

    static JsonObligation of(ObligationView view) {
        JsonObligation json = new JsonObligation();
        json.id = view.id().value();
        json.directiveId = view.directive().value();
        json.unitId = view.unit().value();
        json.kind = view.kind().name();
        json.ask = view.ask();
        json.dueAt = view.dueAt();
        json.fulfilledAt = view.fulfilledAt();
        json.fulfilledById = view.fulfilledBy() == null ? null : view.fulfilledBy().value();
        return json;
    }
}
