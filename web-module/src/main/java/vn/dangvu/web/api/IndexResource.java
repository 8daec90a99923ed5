package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import vn.dangvu.search.ComparisonView;
import vn.dangvu.search.IndexService;
import vn.dangvu.search.IndexView;
import vn.dangvu.search.RebuildView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** The search index, for administrators; it shows no document. */
@Path("operation/index")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IndexResource {
    @Inject IndexService index;
    @Inject CurrentActor current;

    /** How the index is now. */
    public static class State {
        public String state;
        public String reason;
        public long documents;
        public long waiting;
        public Rebuild rebuild;

        private static State of(IndexView view) {
            State json = new State();
            json.state = view.state();
            json.reason = view.reason();
            json.documents = view.documents();
            json.waiting = view.waiting();
            json.rebuild = view.rebuild() == null ? null : Rebuild.of(view.rebuild());
            return json;
        }
    }

    /** The rebuild that runs or ran last. */
    public static class Rebuild {
        public String state;
        public String startedAt;
        public String endedAt;
        public long total;
        public long done;
        public int percent;
        public String trouble;

        private static Rebuild of(RebuildView view) {
            Rebuild json = new Rebuild();
            json.state = view.state().name();
            json.startedAt = view.startedAt().toString();
            json.endedAt = view.endedAt() == null ? null : view.endedAt().toString();
            json.total = view.total();
            json.done = view.done();
            json.percent = view.percent();
            json.trouble = view.trouble();
            return json;
        }
    }

    /** The index held against the database. */
    public static class Comparison {
        public boolean equal;
        public long inDatabase;
        public long inIndex;
        public long waiting;
        public long missing;
        public long outdated;
        public long surplus;
        public List<Long> examples;

        private static Comparison of(ComparisonView view) {
            Comparison json = new Comparison();
            json.equal = view.equal();
            json.inDatabase = view.inDatabase();
            json.inIndex = view.inIndex();
            json.waiting = view.waiting();
            json.missing = view.missing();
            json.outdated = view.outdated();
            json.surplus = view.surplus();
            json.examples = view.examples();
            return json;
        }
    }

    @GET
    public State state() {
        if (!current.required().administrator()) {
            throw new DomainException(Refusal.FORBIDDEN, "account.administrators-only");
        }
        return State.of(index.state());
    }

    /** Compares now, document by document. */
    @GET
    @Path("comparison")
    public Comparison compare() {
        return Comparison.of(index.compare(current.required()));
    }

    /** Compares, and brings what differs into the index or out of it; tells what differed. */
    @POST
    @Path("repair")
    public Comparison repair() {
        return Comparison.of(index.repair(current.required()));
    }

    @POST
    @Path("rebuild")
    public Response rebuild() {
        index.rebuild(current.required());
        return Response.accepted().build();
    }

    @DELETE
    @Path("rebuild")
    public void cancelRebuild() {
        index.cancelRebuild(current.required());
    }
}
