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
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.signature.SignDocument;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.web.security.CurrentActor;

/** Signing, sealing and judging one document. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignatureResource {
    @Inject SignatureService signatures;
    @Inject DocumentService documents;
    @Inject CurrentActor current;

    /** The version that was read, and the PIN of the signer's token. */
    public static class VersionAndPin extends PinEntry {
        @NotNull public Integer ordinal;
    }

    /** The version that was read. */
    public static class VersionRead {
        @NotNull public Integer ordinal;
    }

    @POST
    @Path("{id}/signature")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument sign(@PathParam("id") long id, @Valid @NotNull VersionAndPin entry) {
        DocumentId document = new DocumentId(id);
        try {
            signatures.sign(
                    current.required(), new SignDocument(document, entry.ordinal, entry.secret()));
        } finally {
            entry.wipe();
        }
        return JsonDocument.of(documents.view(document));
    }

    @POST
    @Path("{id}/seal")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument seal(@PathParam("id") long id, @Valid @NotNull VersionRead read) {
        DocumentId document = new DocumentId(id);
        signatures.seal(current.required(), document, read.ordinal);
        return JsonDocument.of(documents.view(document));
    }

    @GET
    @Path("{id}/verdict")
    public JsonVerdict verdict(@PathParam("id") long id) {
        return JsonVerdict.of(signatures.verdict(current.required(), new DocumentId(id)));
    }

    /** Judges again, with the sources of revocation as they answer now. */
    @POST
    @Path("{id}/verdict")
    public JsonVerdict judge(@PathParam("id") long id) {
        return JsonVerdict.of(signatures.judge(current.required(), new DocumentId(id)));
    }
}
