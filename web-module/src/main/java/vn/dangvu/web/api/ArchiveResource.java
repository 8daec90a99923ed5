package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import vn.dangvu.content.UploadId;
import vn.dangvu.document.ArchiveDocument;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.web.security.CurrentActor;

import java.net.URI;
import java.time.LocalDate;

/** Documents from elsewhere, kept as they are. */
@Path("archive-documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ArchiveResource {
    @Inject DocumentService documents;
    @Inject CurrentActor current;

    /** A document to keep; {@code file} is the id of a finished upload. */
    public static class Kept {
        @NotNull public Long unitId;
        @NotNull public String typeCode;
        @NotNull public String symbol;
        @NotNull public LocalDate issuedDate;
        @NotNull public String issuerName;
        public String signerName;
        @NotNull public String subject;
        public boolean openToMembers;
        @NotNull public String file;

        ArchiveDocument command() {
            return new ArchiveDocument(
                    new UnitId(unitId),
                    typeCode,
                    symbol,
                    issuedDate,
                    issuerName,
                    signerName,
                    subject,
                    openToMembers,
                    new UploadId(file));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keep(@Valid @NotNull Kept kept) {
        DocumentId id = documents.archive(current.required(), kept.command());
        return Response.created(URI.create("documents/" + id.value()))
                .entity(JsonDocument.of(documents.view(id)))
                .build();
    }
}
