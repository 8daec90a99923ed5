package vn.dangvu.web.api;

import vn.dangvu.register.RegisterEntryView;

import java.time.Instant;
import java.time.LocalDate;

/** A line of the incoming register. */
public class JsonRegisterEntry {
    public int year;
    public long arrivalNumber;
    public LocalDate arrivalDate;
    public JsonDocument document;
    public String note;
    public Instant registeredAt;

    static JsonRegisterEntry of(RegisterEntryView view) {
        JsonRegisterEntry json = new JsonRegisterEntry();
        json.year = view.year();
        json.arrivalNumber = view.arrivalNumber();
        json.arrivalDate = view.arrivalDate();
        json.document = JsonDocument.of(view.document());
        json.note = view.note();
        json.registeredAt = view.registeredAt();
        return json;
    }
}
