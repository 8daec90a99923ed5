package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.ReceivedDirective;
import vn.dangvu.web.security.CurrentActor;

import java.time.Instant;
import java.util.List;

/** Directives that came to the caller's units. */
@Path("received-directives")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    @Inject DispatchService dispatch;
    @Inject CurrentActor current;

    /** A directive in the inbox. */
    public static class Received {
        public JsonDocument document;
        public Instant publishedAt;
        public JsonRecipient recipient;

        private static Received of(ReceivedDirective view) {
            Received json = new Received();
            json.document = JsonDocument.of(view.document());
            json.publishedAt = view.publishedAt();
            json.recipient = JsonRecipient.of(view.recipient());
            return json;
        }
    }

    /** Newest first. */
    @GET
    public List<Received> received() {
        return dispatch.received(current.required()).stream().map(Received::of).toList();
    }
}
