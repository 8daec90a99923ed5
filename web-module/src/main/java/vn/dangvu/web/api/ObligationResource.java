package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.obligation.ObligationService;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** What the caller's units owe. */
@Path("obligations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ObligationResource {
    @Inject ObligationService obligations;
    @Inject CurrentActor current;

    /** Nearest deadline first. */
    @GET
    public List<JsonObligation> owed() {
        return obligations.owedBy(current.required()).stream().map(JsonObligation::of).toList();
    }
}
