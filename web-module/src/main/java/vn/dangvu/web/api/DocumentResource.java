package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.UploadId;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.DraftDocument;
import vn.dangvu.document.ReviseDocument;
import vn.dangvu.document.Urgency;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.web.security.CurrentActor;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Drafts, and documents as those see them who may. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {
    @Inject DocumentService documents;
    @Inject AccessService access;
    @Inject DispatchService dispatch;
    @Inject CurrentActor current;

    /** A document to be; files are ids of finished uploads. */
    public static class Draft {
        @NotNull public String kind;
        @NotNull public Long unitId;
        @NotNull public String typeCode;
        @NotNull public String symbol;
        @NotNull public LocalDate issuedDate;
        @NotNull public String subject;
        public String urgency;
        public Long signerId;
        public Long answersId;
        @NotNull public String file;
        public List<String> attachments;

        DraftDocument command() {
            return new DraftDocument(
                    Given.oneOf(DocumentKind.class, kind),
                    new UnitId(unitId),
                    typeCode,
                    symbol,
                    issuedDate,
                    subject,
                    Given.orElse(Urgency.class, urgency, Urgency.NORMAL),
                    signerId == null ? null : new PersonId(signerId),
                    answersId == null ? null : new DocumentId(answersId),
                    new UploadId(file),
                    Given.list(attachments).stream().map(UploadId::new).toList());
        }
    }

    /** New particulars; without {@code file} the file stays. */
    public static class Revision {
        @NotNull public String typeCode;
        @NotNull public String symbol;
        @NotNull public LocalDate issuedDate;
        @NotNull public String subject;
        public String urgency;
        public String file;

        ReviseDocument command(DocumentId document) {
            return new ReviseDocument(
                    document,
                    typeCode,
                    symbol,
                    issuedDate,
                    subject,
                    Given.orElse(Urgency.class, urgency, Urgency.NORMAL),
                    file == null ? null : new UploadId(file));
        }
    }

    /** What the signer wants mended. */
    public static class HandingBack {
        @NotNull public String reason;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draft(@Valid @NotNull Draft draft, @Context UriInfo here) {
        DocumentId id = documents.draft(current.required(), draft.command());
        return Response.created(here.getAbsolutePathBuilder().path("" + id.value()).build())
                .entity(JsonDocument.of(documents.view(id)))
                .build();
    }

    /** Documents of one unit, as far as the person may see them; last changed first. */
    @GET
    public List<JsonDocument> ofUnit(
            @NotNull @QueryParam("unit") Long unit,
            @DefaultValue("REPORT") @QueryParam("kind") String kind,
            @QueryParam("status") List<String> states) {
        Actor actor = current.required();
        List<DocumentView> found =
                documents.ofUnit(
                        new UnitId(unit), Given.oneOf(DocumentKind.class, kind), states(states));
        Set<DocumentId> visible =
                access.visible(actor, found.stream().map(DocumentView::id).toList());
        return JsonDocument.of(found.stream().filter(d -> visible.contains(d.id())).toList());
    }

    @GET
    @Path("awaiting-signature")
    public List<JsonDocument> awaitingSignature() {
        return JsonDocument.of(documents.awaitingSignatureOf(current.required().person()));
    }

    /** The first opening by an officer of a recipient is noted. */
    @GET
    @Path("{id}")
    public JsonDocument view(@PathParam("id") long id) {
        Actor actor = current.required();
        DocumentView document = access.view(actor, new DocumentId(id));
        dispatch.opened(actor, document.id());
        return JsonDocument.of(document);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument revise(@PathParam("id") long id, @Valid @NotNull Revision revision) {
        DocumentId document = new DocumentId(id);
        documents.revise(current.required(), revision.command(document));
        return JsonDocument.of(documents.view(document));
    }

    @POST
    @Path("{id}/signature-request")
    public JsonDocument requestSignature(@PathParam("id") long id) {
        DocumentId document = new DocumentId(id);
        documents.requestSignature(current.required(), document);
        return JsonDocument.of(documents.view(document));
    }

    /** The signer wants something mended before signing. */
    @POST
    @Path("{id}/hand-back")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument handBack(@PathParam("id") long id, @Valid @NotNull HandingBack back) {
        DocumentId document = new DocumentId(id);
        documents.handBack(current.required(), document, back.reason);
        return JsonDocument.of(documents.view(document));
    }

    @GET
    @Path("{id}/versions")
    public List<JsonVersion> versions(@PathParam("id") long id) {
        DocumentId document = access.view(current.required(), new DocumentId(id)).id();
        return documents.versions(document).stream().map(JsonVersion::of).toList();
    }

    private static List<DocumentStatus> states(List<String> given) {
        return given.isEmpty()
                ? List.of(DocumentStatus.values())
                : given.stream().map(s -> Given.oneOf(DocumentStatus.class, s)).toList();
    }
}
