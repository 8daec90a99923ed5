package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.search.TextService;
import vn.dangvu.search.TextState;
import vn.dangvu.web.security.CurrentActor;

import java.util.Collection;

/** Whether a document is found by its words. */
@Path("documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TextResource {
    @Inject TextService texts;
    @Inject CurrentActor current;

    /** The verdict on the text, and how far the optical reader is. */
    public static class JsonTextState {
        public String verdict;
        public String reason;
        public Collection<String> encodings;
        public int recognisedPages;
        public double confidence;
        public int tried;
        public int pictures;
        public boolean mayReadAgain;

        static JsonTextState of(TextState state) {
            JsonTextState json = new JsonTextState();
            json.verdict = state.verdict().name();
            json.reason = state.reason().isEmpty() ? null : state.reason();
            json.encodings = state.encodings();
            json.recognisedPages = state.recognisedPages();
            json.confidence = state.confidence();
            json.tried = state.tried();
            json.pictures = state.pictures();
            json.mayReadAgain = state.mayReadAgain();
            return json;
        }
    }

    @GET
    @Path("{id}/text-state")
    public JsonTextState state(@PathParam("id") long id) {
        return JsonTextState.of(texts.stateOf(current.required(), new DocumentId(id)));
    }

    /** Reads the files again from the beginning. */
    @POST
    @Path("{id}/text-state")
    public JsonTextState readAgain(@PathParam("id") long id) {
        texts.readAgain(current.required(), new DocumentId(id));
        return state(id);
    }
}
