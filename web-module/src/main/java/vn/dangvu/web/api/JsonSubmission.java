package vn.dangvu.web.api;

import vn.dangvu.submission.SubmissionView;

import java.time.Instant;

/** A report that was sent, with its receipt. */
public class JsonSubmission {
    public JsonDocument document;
    public JsonReceipt receipt;
    public String judgement;
    public Instant returnedAt;
    public String returnReason;

    static JsonSubmission of(SubmissionView view) {
        JsonSubmission json = new JsonSubmission();
        json.document = JsonDocument.of(view.document());
        json.receipt = JsonReceipt.of(view.receipt());
        json.judgement = view.judgement().name();
        json.returnedAt = view.returnedAt();
        json.returnReason = view.returnReason();
        return json;
    }
}
