package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.account.Actor;
import vn.dangvu.routing.AssignmentId;
import vn.dangvu.routing.CompleteAssignment;
import vn.dangvu.routing.RoutingService;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** The caller's own work. */
@Path("assignments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentResource {
    @Inject RoutingService routing;
    @Inject CurrentActor current;

    /** What came of it. */
    public static class Completion {
        @NotNull public String result;
    }

    /**
     * @param done finished work, latest first; otherwise open work, nearest deadline first
     */
    @GET
    public List<JsonAssignment> mine(@QueryParam("done") boolean done) {
        Actor actor = current.required();
        return JsonAssignment.of(done ? routing.doneBy(actor) : routing.openOf(actor));
    }

    @POST
    @Path("{id}/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    public void complete(@PathParam("id") long id, @Valid @NotNull Completion completion) {
        routing.complete(
                current.required(),
                new CompleteAssignment(new AssignmentId(id), completion.result));
    }
}
