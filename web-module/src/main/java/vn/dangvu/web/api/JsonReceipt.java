package vn.dangvu.web.api;

import vn.dangvu.receipt.ReceiptView;

import java.time.Instant;

/** A receipt in JSON. */
public class JsonReceipt {
    public String id;
    public long documentId;
    public String sha256;
    public long size;
    public Instant receivedAt;
    public Instant dueAt;
    public String punctuality;
    public long secondsLate;
    public Instant issuedAt;

    static JsonReceipt of(ReceiptView view) {
        JsonReceipt json = new JsonReceipt();
        json.id = view.id().toString();
        json.documentId = view.document().value();
        json.sha256 = view.sha256();
        json.size = view.size();
        json.receivedAt = view.receivedAt();
        json.dueAt = view.dueAt();
        json.punctuality = view.punctuality().name();
        json.secondsLate = view.secondsLate();
        json.issuedAt = view.issuedAt();
        return json;
    }
}
