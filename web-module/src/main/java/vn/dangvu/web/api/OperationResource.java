package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.audit.AuditTrail;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.search.IndexService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** What an administrator watches; it shows no document. */
@Path("operation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OperationResource {
    @Inject AuditTrail audit;
    @Inject Outbox outbox;
    @Inject IndexService index;
    @Inject CurrentActor current;

    /** Whether the audit trail is what it was. */
    public static class Chain {
        public boolean intact;

        /** Number of the first link at fault; 0 = none. */
        public long firstBroken;
    }

    /** How far the index is behind. */
    public static class Queue {
        public long waiting;
        public List<Dead> dead;
    }

    /** A document that could not be indexed, and why. */
    public static class Dead {
        public long documentId;
        public int attempts;
        public String reason;

        private static Dead of(Outbox.DeadTask task) {
            Dead json = new Dead();
            json.documentId = task.documentId();
            json.attempts = task.attempts();
            json.reason = task.reason();
            return json;
        }
    }

    /** Recomputes the whole chain; seconds for a million entries. */
    @GET
    @Path("audit-chain")
    public Chain chain() {
        demandAdministrator();
        Chain chain = new Chain();
        chain.firstBroken = audit.firstBroken();
        chain.intact = chain.firstBroken == 0;
        return chain;
    }

    @GET
    @Path("outbox")
    public Queue queue() {
        demandAdministrator();
        Queue queue = new Queue();
        queue.waiting = outbox.waiting();
        queue.dead = index.deadTasks(current.required()).stream().map(Dead::of).toList();
        return queue;
    }

    /** Everything waiting or given up is tried again now. */
    @POST
    @Path("outbox/retry")
    public void retry() {
        index.retryAll(current.required());
    }

    /** One document that was given up is tried again now. */
    @POST
    @Path("outbox/{documentId}/retry")
    public void retry(@PathParam("documentId") long documentId) {
        index.retry(current.required(), documentId);
    }

    private void demandAdministrator() {
        if (!current.required().administrator()) {
            throw new DomainException(Refusal.FORBIDDEN, "account.administrators-only");
        }
    }
}
