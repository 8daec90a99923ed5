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
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.security.CurrentActor;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happened to a document, from the audit trail, for those who may see the document. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    @Inject AccessService access;
    @Inject AuditTrail audit;
    @Inject OrganisationService organisation;
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
        Map<PersonId, PersonView> people =
                organisation.people(
                        entries.stream()
                                .map(AuditEntry::personId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(PersonId::new)
                                .toList());
        Map<UnitId, UnitView> units =
                organisation.units(
                        entries.stream()
                                .map(AuditEntry::unitId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(UnitId::new)
                                .toList());
        return entries.stream().map(entry -> happening(entry, people, units)).toList();
    }

    private static Happening happening(
            AuditEntry entry, Map<PersonId, PersonView> people, Map<UnitId, UnitView> units) {
        Happening json = new Happening();
        json.seq = entry.seq();
        json.at = entry.at();
        json.action = entry.action();
        json.facts = object(entry.facts());
        json.entryHash = entry.entryHash();
        if (entry.personId() != null) {
            json.personId = entry.personId();
            json.personName = people.get(new PersonId(entry.personId())).fullName();
        }
        if (entry.unitId() != null) {
            json.unitId = entry.unitId();
            json.unitName = units.get(new UnitId(entry.unitId())).name();
        }
        return json;
    }

    private static JsonObject object(String facts) {
        try (JsonReader reader = Json.createReader(new StringReader(facts))) {
            return reader.readObject();
        }
    }
}
