package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import vn.dangvu.account.Actor;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.web.security.CurrentActor;

import java.io.InputStream;

/** What is to be thought of the signatures on any PDF; nothing of it is kept. */
@Path("verifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
    private static final String NAME = "kiem-tra.pdf";

    @Inject UploadService uploads;
    @Inject SignatureService signatures;
    @Inject CurrentActor current;

    /** The length is asked for beforehand, so that too much is refused before it is sent. */
    @POST
    @Consumes("application/pdf")
    public JsonVerdict verify(@HeaderParam("Content-Length") Long length, InputStream pdf) {
        if (length == null) {
            throw new ClientErrorException(Response.Status.LENGTH_REQUIRED);
        }
        Actor actor = current.required();
        UploadId upload = uploads.open(actor, NAME, length);
        try {
            uploads.append(actor, upload, 0, pdf);
            return JsonVerdict.of(signatures.judge(uploads.finished(actor, upload).path()));
        } finally {
            uploads.discard(actor, upload);
        }
    }
}
