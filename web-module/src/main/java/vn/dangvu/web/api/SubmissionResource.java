package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.obligation.ObligationId;
import vn.dangvu.submission.ReturnReport;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmitReport;
import vn.dangvu.web.security.CurrentActor;

import java.time.Clock;
import java.time.Instant;

/** Sending a report up, and giving it back. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionResource {
    @Inject SubmissionService submissions;
    @Inject DocumentService documents;
    @Inject CurrentActor current;
    @Inject Clock clock;

    /** The version that was looked at, and what it answers. */
    public static class Sending {
        @NotNull public Integer ordinal;
        public Long obligationId;

        SubmitReport command(long document, String idempotencyKey) {
            return new SubmitReport(
                    new DocumentId(document),
                    ordinal,
                    obligationId == null ? null : new ObligationId(obligationId),
                    idempotencyKey);
        }
    }

    /** Why a report goes back. */
    public static class Returning {
        @NotNull public String reason;
    }

    /**
     * The body has been read when this is called, so the request has wholly arrived; nothing has
     * been checked yet.
     */
    @POST
    @Path("{id}/submission")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonReceipt submit(
            @PathParam("id") long id,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull Sending sending) {
        Instant receivedAt = clock.instant();
        return JsonReceipt.of(
                submissions.submit(
                        current.required(), sending.command(id, idempotencyKey), receivedAt));
    }

    /** The newest sending. */
    @GET
    @Path("{id}/submission")
    public JsonSubmission submission(@PathParam("id") long id) {
        return JsonSubmission.of(submissions.submission(current.required(), new DocumentId(id)));
    }

    @POST
    @Path("{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument giveBack(@PathParam("id") long id, @Valid @NotNull Returning returning) {
        DocumentId document = new DocumentId(id);
        submissions.giveBack(current.required(), new ReturnReport(document, returning.reason));
        return JsonDocument.of(documents.view(document));
    }
}
