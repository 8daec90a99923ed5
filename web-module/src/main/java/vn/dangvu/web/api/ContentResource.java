package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import vn.dangvu.access.ReadingService;
import vn.dangvu.access.ReadingService.ReadableFile;
import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Disposition;

import java.nio.file.Files;

/**
 * The bytes of documents, for programs and for keeping: always as a file to be saved, never shown
 * within this site (SECURITY R19).
 */
@Path("documents")
@RequestScoped
public class ContentResource {
    private static final String ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final String PDF = "application/pdf";
    private static final String OTHER = "application/octet-stream";

    @Inject ReadingService reading;
    @Inject DispatchService dispatch;
    @Inject CurrentActor current;
    @Context Request request;

    /** The current version. */
    @GET
    @Path("{id}/content")
    public Response content(@PathParam("id") long id) {
        return version(id, 0);
    }

    /**
     * @param ordinal from 1
     */
    @GET
    @Path("{id}/versions/{ordinal}/content")
    public Response version(@PathParam("id") long id, @PathParam("ordinal") int ordinal) {
        Actor actor = current.required();
        ReadableFile file = reading.version(actor, new DocumentId(id), ordinal);
        dispatch.opened(actor, new DocumentId(id));
        return send(file, PDF);
    }

    /**
     * @param ordinal from 1
     */
    @GET
    @Path("{id}/attachments/{ordinal}/content")
    public Response attachment(@PathParam("id") long id, @PathParam("ordinal") int ordinal) {
        return send(reading.attachment(current.required(), new DocumentId(id), ordinal), OTHER);
    }

    private Response send(ReadableFile file, String mediaType) {
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        StreamingOutput bytes = out -> Files.copy(file.path(), out);
        return Response.ok(bytes, mediaType)
                .tag(tag)
                .header("Content-Length", file.size())
                .header("Content-Disposition", Disposition.of(false, file.fileName()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", ALONE)
                .build();
    }
}
