package vn.dangvu.web.api;

import vn.dangvu.document.DocumentView;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A document in JSON; members that say nothing are left out. */
public class JsonDocument {
    public long id;
    public String kind;
    public String status;
    public String typeCode;
    public String symbol;
    public LocalDate issuedDate;
    public Long issuerId;
    public String issuerName;
    public long ownerId;
    public String subject;
    public String urgency;
    public Long signerId;
    public String signerName;
    public Long answersId;
    public Instant createdAt;
    public Instant changedAt;
    public JsonVersion current;
    public List<JsonAttachment> attachments;

    static JsonDocument of(DocumentView view) {
        JsonDocument json = new JsonDocument();
        json.id = view.id().value();
        json.kind = view.kind().name();
        json.status = view.status().name();
        json.typeCode = view.typeCode();
        json.symbol = view.symbol();
        json.issuedDate = view.issuedDate();
        json.issuerId = view.issuer() == null ? null : view.issuer().value();
        json.issuerName = view.issuerName();
        json.ownerId = view.owner().value();
        json.subject = view.subject();
        json.urgency = view.urgency().name();
        json.signerId = view.signer() == null ? null : view.signer().value();
        json.signerName = view.signerName();
        json.answersId = view.answers() == null ? null : view.answers().value();
        json.createdAt = view.createdAt();
        json.changedAt = view.changedAt();
        json.current = JsonVersion.of(view.current());
        json.attachments = view.attachments().stream().map(JsonAttachment::of).toList();
        return json;
    }

    static List<JsonDocument> of(List<DocumentView> views) {
        return views.stream().map(JsonDocument::of).toList();
    }
}
