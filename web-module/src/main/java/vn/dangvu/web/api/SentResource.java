package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.submission.SubmissionService;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** What the caller's units have sent up. */
@Path("submissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SentResource {
    @Inject SubmissionService submissions;
    @Inject CurrentActor current;

    /** Newest first, at most 200. */
    @GET
    public List<JsonSubmission> sent() {
        return submissions.sentBy(current.required()).stream().map(JsonSubmission::of).toList();
    }
}
