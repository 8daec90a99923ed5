package vn.dangvu.web.api;

import vn.dangvu.dispatch.RecipientView;

import java.time.Instant;
import java.util.List;

/** How far one recipient of a directive has come; {@code statusCode} as in QĐ 28/2018. */
public class JsonRecipient {
    public long unitId;
    public String unitName;
    public String statusCode;
    public Instant openedAt;
    public Instant acknowledgedAt;
    public List<JsonObligation> obligations;

    static JsonRecipient of(RecipientView view) {
        JsonRecipient json = new JsonRecipient();
        json.unitId = view.unit().value();
        json.unitName = view.unitName();
        json.statusCode = view.statusCode();
        json.openedAt = view.openedAt();
        json.acknowledgedAt = view.acknowledgedAt();
        json.obligations = view.obligations().stream().map(JsonObligation::of).toList();
        return json;
    }
}
