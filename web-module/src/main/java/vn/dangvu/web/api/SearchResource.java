package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.search.FoundPage;
import vn.dangvu.search.SearchDocuments;
import vn.dangvu.search.SearchService;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The archive, as far as the caller may see it. */
@Path("search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    @Inject SearchService search;
    @Inject CurrentActor current;

    /** One page of what was found. */
    public static class Page {
        public long total;
        public List<Found> documents;
        public List<Count> types;
        public List<Count> issuers;
        public List<Count> years;
        public String understood;
        public boolean withDiacritics;
        public String suggestion;
        public long tookMillis;

        private static Page of(FoundPage view) {
            Page json = new Page();
            json.total = view.total();
            json.documents = view.documents().stream().map(Found::of).toList();
            json.types = Count.of(view.types());
            json.issuers = Count.of(view.issuers());
            json.years = Count.of(view.years());
            json.understood = view.understood();
            json.withDiacritics = view.withDiacritics();
            json.suggestion = view.suggestion();
            json.tookMillis = view.tookMillis();
            return json;
        }
    }

    /** A value of a filter and how often it occurs. */
    public static class Count {
        public String value;
        public String label;
        public long count;

        private static List<Count> of(List<FoundPage.Count> views) {
            return views.stream().map(Count::of).toList();
        }

        private static Count of(FoundPage.Count view) {
            Count json = new Count();
            json.value = view.value();
            json.label = view.label();
            json.count = view.count();
            return json;
        }
    }

    /** A document found, with the places where. */
    public static class Found {
        public JsonDocument document;
        public boolean validSignature;
        public List<Fragment> title;
        public List<Snippet> snippets;

        private static Found of(FoundPage.FoundDocument view) {
            Found json = new Found();
            json.document = JsonDocument.of(view.document());
            json.validSignature = view.validSignature();
            json.title = Fragment.of(view.title());
            json.snippets = view.snippets().stream().map(Snippet::of).toList();
            return json;
        }
    }

    /** A place in the text; page 0 = in an attachment or unknown. */
    public static class Snippet {
        public int page;
        public List<Fragment> fragments;

        private static Snippet of(FoundPage.Snippet view) {
            Snippet json = new Snippet();
            json.page = view.page();
            json.fragments = Fragment.of(view.fragments());
            return json;
        }
    }

    /** Plain text, marked when it is a word searched. */
    public static class Fragment {
        public String text;
        public boolean marked;

        private static List<Fragment> of(List<FoundPage.Fragment> views) {
            return views.stream().map(Fragment::of).toList();
        }

        private static Fragment of(FoundPage.Fragment view) {
            Fragment json = new Fragment();
            json.text = view.text();
            json.marked = view.marked();
            return json;
        }
    }

    @GET
    public Page search(
            @DefaultValue("") @QueryParam("q") String text,
            @QueryParam("type") Set<String> types,
            @QueryParam("issuer") Set<Long> issuers,
            @QueryParam("year") Set<Integer> years,
            @QueryParam("kind") Set<String> kinds,
            @QueryParam("newest") boolean newestFirst,
            @QueryParam("asTyped") boolean asTyped,
            @QueryParam("from") int from,
            @DefaultValue("20") @QueryParam("size") int size) {
        Set<DocumentKind> wanted =
                kinds.stream()
                        .map(kind -> Given.oneOf(DocumentKind.class, kind))
                        .collect(Collectors.toSet());
        SearchDocuments command =
                new SearchDocuments(
                        text, types, issuers, years, wanted, newestFirst, asTyped, from, size);
        return Page.of(search.search(current.required(), command));
    }
}
