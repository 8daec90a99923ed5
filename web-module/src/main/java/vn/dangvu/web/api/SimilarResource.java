package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.search.SearchService;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** Documents about the same matter, as far as the caller may see them. */
@Path("documents/{id}/similar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SimilarResource {
    @Inject SearchService search;
    @Inject CurrentActor current;

    @GET
    public List<JsonDocument> similar(
            @PathParam("id") long id, @DefaultValue("5") @QueryParam("most") int most) {
        return JsonDocument.of(
                search.similar(current.required(), new DocumentId(id), Given.between(1, most, 20)));
    }
}
