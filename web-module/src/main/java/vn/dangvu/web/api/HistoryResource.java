package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.access.AccessService;
import vn.dangvu.audit.AuditEntry;
import vn.dangvu.audit.AuditTrail;
import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.AuditNames;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/** What happened to a document, from the audit trail, for those who may see the document. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    @Inject AccessService access;
    @Inject AuditTrail audit;
    @Inject AuditNames names;
    @Inject CurrentActor current;

    /** One link of the chain; without a person the system itself acted. */
    public static class Happening {
        public long seq;
        public Instant at;
        public Long personId;
        public String personName;
        public Long unitId;
        public String unitName;
        public String action;
        public JsonObject facts;
        public String entryHash;
    }

    /** Oldest first. */
    @GET
    @Path("{id}/history")
    public List<Happening> history(@PathParam("id") long id) {
        access.view(current.required(), new DocumentId(id));
        List<AuditEntry> entries = audit.of("document", id);
        AuditNames.Names known = names.of(entries);
        return entries.stream().map(entry -> happening(entry, known)).toList();
    }

    private static Happening happening(AuditEntry entry, AuditNames.Names known) {
        Happening json = new Happening();
        json.seq = entry.seq();
        json.at = entry.at();
        json.action = entry.action();
        json.facts = object(entry.facts());
        json.entryHash = entry.entryHash();
        json.personId = entry.personId();
        json.personName = known.person(entry).map(PersonView::fullName).orElse(null);
        json.unitId = entry.unitId();
        json.unitName = known.unit(entry).map(UnitView::name).orElse(null);
        return json;
    }

    private static JsonObject object(String facts) {
        try (JsonReader reader = Json.createReader(new StringReader(facts))) {
            return reader.readObject();
        }
    }
}
