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

import vn.dangvu.dispatch.Ask;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.PublishDirective;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.web.security.CurrentActor;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Publishing a directive, and what its recipients have done about it. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DispatchResource {
    @Inject DispatchService dispatch;
    @Inject DocumentService documents;
    @Inject CurrentActor current;

    /** To whom, and what is asked of them. */
    public static class Publication {
        @NotNull public List<Long> recipientIds;
        @Valid public List<Asked> asks;
        public boolean openToMembers;

        PublishDirective command(DocumentId document) {
            return new PublishDirective(
                    document,
                    Given.set(recipientIds).stream().map(UnitId::new).collect(Collectors.toSet()),
                    Given.list(asks).stream().map(Asked::ask).toList(),
                    openToMembers);
        }
    }

    /** One thing asked; a report needs a {@code dueAt}. */
    public static class Asked {
        @NotNull public String kind;
        @NotNull public String text;
        public Instant dueAt;

        Ask ask() {
            return new Ask(Given.oneOf(ObligationKind.class, kind), text, dueAt);
        }
    }

    @POST
    @Path("{id}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonDocument publish(@PathParam("id") long id, @Valid @NotNull Publication wanted) {
        DocumentId document = new DocumentId(id);
        dispatch.publish(current.required(), wanted.command(document));
        return JsonDocument.of(documents.view(document));
    }

    /** Recipients see only themselves. */
    @GET
    @Path("{id}/recipients")
    public List<JsonRecipient> progress(@PathParam("id") long id) {
        return dispatch.progress(current.required(), new DocumentId(id)).stream()
                .map(JsonRecipient::of)
                .toList();
    }

    @POST
    @Path("{id}/acknowledgement")
    public void acknowledge(@PathParam("id") long id) {
        dispatch.acknowledge(current.required(), new DocumentId(id));
    }
}
