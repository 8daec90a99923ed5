package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentService;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** The units and people that requests name. */
@Path("units")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationResource {
    @Inject OrganisationService organisation;
    @Inject DocumentService documents;
    @Inject RoutingService routing;
    @Inject CurrentActor current;

    /** To whom a directive can go. */
    @GET
    @Path("grassroots")
    public List<JsonUnit> grassroots() {
        return organisation.grassroots().stream().map(JsonUnit::of).toList();
    }

    /** To whom a report can be routed; for the Khối office. */
    @GET
    @Path("khoi/staff")
    public List<JsonPerson> staff() {
        if (!current.required().inKhoi()) {
            throw new DomainException(Refusal.FORBIDDEN, "request.forbidden");
        }
        return JsonPerson.of(routing.staff());
    }

    /** Who may sign for a unit; for those who belong to it. */
    @GET
    @Path("{id}/signers")
    public List<JsonPerson> signers(@PathParam("id") long id) {
        if (!current.required().belongsTo(new UnitId(id))) {
            throw new DomainException(Refusal.NOT_FOUND, "unit.not-found");
        }
        return JsonPerson.of(documents.signersOf(new UnitId(id)));
    }
}
