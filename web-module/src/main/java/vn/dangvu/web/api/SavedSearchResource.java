package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;
import vn.dangvu.search.NewHit;
import vn.dangvu.search.SaveSearch;
import vn.dangvu.search.SavedQuery;
import vn.dangvu.search.SavedSearchService;
import vn.dangvu.search.SavedSearchView;
import vn.dangvu.search.SearchFilters;
import vn.dangvu.web.security.CurrentActor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The caller's own searches, and what has come since that fits them. */
@Path("saved-searches")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SavedSearchResource {
    @Inject SavedSearchService saved;
    @Inject CurrentActor current;

    /** What to look for, and what to call it. */
    public static class Order {
        @NotNull public String name;
        public String text;
        public List<String> types;
        public List<Long> issuers;
        public List<Integer> years;
        public List<String> kinds;
        public List<String> urgencies;
        public List<String> statuses;
        public String signer;
        public boolean validSignature;
        public boolean asTyped;

        private SaveSearch command() {
            SearchFilters filters =
                    new SearchFilters(
                            Given.set(types),
                            Given.set(issuers),
                            Given.set(years),
                            constants(DocumentKind.class, kinds),
                            constants(Urgency.class, urgencies),
                            constants(DocumentStatus.class, statuses),
                            signer == null ? "" : signer,
                            validSignature);
            return new SaveSearch(name, new SavedQuery(text == null ? "" : text, filters, asTyped));
        }

        private static <E extends Enum<E>> Set<E> constants(Class<E> type, List<String> names) {
            return Given.set(names).stream()
                    .map(name -> Given.oneOf(type, name))
                    .collect(Collectors.toSet());
        }
    }

    /** A search that is kept. */
    public static class Saved {
        public long id;
        public String name;
        public String text;
        public Instant createdAt;
        public long unseen;

        private static Saved of(SavedSearchView view) {
            Saved json = new Saved();
            json.id = view.id();
            json.name = view.name();
            json.text = view.query().text();
            json.createdAt = view.createdAt();
            json.unseen = view.unseen();
            return json;
        }
    }

    /** A document that came after the search was saved. */
    public static class Hit {
        public JsonDocument document;
        public Instant foundAt;
        public boolean seen;

        private static Hit of(NewHit view) {
            Hit json = new Hit();
            json.document = JsonDocument.of(view.document());
            json.foundAt = view.foundAt();
            json.seen = view.seen();
            return json;
        }
    }

    @GET
    public List<Saved> list() {
        return saved.of(current.required()).stream().map(Saved::of).toList();
    }

    @POST
    public Response save(@NotNull Order order) {
        long id = saved.save(current.required(), order.command());
        return Response.status(Response.Status.CREATED)
                .entity(Saved.of(saved.view(current.required(), id)))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        saved.delete(current.required(), id);
    }

    @GET
    @Path("{id}/hits")
    public List<Hit> hits(@PathParam("id") long id) {
        return saved.hits(current.required(), id).stream().map(Hit::of).toList();
    }

    /** The caller has looked at the new hits. */
    @POST
    @Path("{id}/seen")
    @Consumes(MediaType.WILDCARD)
    public void seen(@PathParam("id") long id) {
        saved.seen(current.required(), id);
    }
}
