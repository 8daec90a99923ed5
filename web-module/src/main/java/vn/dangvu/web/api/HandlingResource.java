package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.register.RegisterService;
import vn.dangvu.routing.RouteDocument;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.web.security.CurrentActor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the Khối office does with a report: its line in the register, and who works on it. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HandlingResource {
    @Inject RoutingService routing;
    @Inject RegisterService register;
    @Inject CurrentActor current;

    /** Who is to work on a report. */
    public static class Route {
        @NotNull public Long leadId;
        public List<Long> cooperatingIds;
        public List<Long> forInformationIds;
        public String opinion;
        public Instant dueAt;

        RouteDocument command(DocumentId document) {
            return new RouteDocument(
                    document,
                    new PersonId(leadId),
                    people(cooperatingIds),
                    people(forInformationIds),
                    opinion,
                    dueAt);
        }

        private static Set<PersonId> people(List<Long> ids) {
            return Given.set(ids).stream().map(PersonId::new).collect(Collectors.toSet());
        }
    }

    @GET
    @Path("{id}/register-entry")
    public JsonRegisterEntry registerEntry(@PathParam("id") long id) {
        return register.entryOf(current.required(), new DocumentId(id))
                .map(JsonRegisterEntry::of)
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{id}/routing")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<JsonAssignment> route(@PathParam("id") long id, @Valid @NotNull Route route) {
        DocumentId document = new DocumentId(id);
        routing.route(current.required(), route.command(document));
        return assignments(id);
    }

    /** Everybody's part. */
    @GET
    @Path("{id}/assignments")
    public List<JsonAssignment> assignments(@PathParam("id") long id) {
        return JsonAssignment.of(routing.of(current.required(), new DocumentId(id)));
    }
}
