package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import vn.dangvu.search.FoundPage;
import vn.dangvu.search.SearchFacet;
import vn.dangvu.search.SearchService;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Disposition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The archive, as far as the caller may see it. */
@Path("search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    @Inject SearchService search;
    @Inject ResultSheet sheet;
    @Inject CurrentActor current;

    /** One page of what was found. */
    public static class Page {
        public long total;
        public long groups;
        public List<Found> documents;
        public List<Count> types;
        public List<Count> issuers;
        public List<Count> years;
        public List<Count> kinds;
        public List<Count> urgencies;
        public List<Count> statuses;
        public List<Count> signatures;
        public List<Count> signers;
        public String understood;
        public List<Condition> conditions;
        public boolean withDiacritics;
        public String suggestion;
        public boolean corrected;
        public long tookMillis;

        private static Page of(FoundPage view) {
            Page json = new Page();
            json.total = view.total();
            json.groups = view.groups();
            json.documents = view.documents().stream().map(Found::of).toList();
            json.types = Count.of(view.counts(SearchFacet.TYPE));
            json.issuers = Count.of(view.counts(SearchFacet.ISSUER));
            json.years = Count.of(view.counts(SearchFacet.YEAR));
            json.kinds = Count.of(view.counts(SearchFacet.KIND));
            json.urgencies = Count.of(view.counts(SearchFacet.URGENCY));
            json.statuses = Count.of(view.counts(SearchFacet.STATUS));
            json.signatures = Count.of(view.counts(SearchFacet.SIGNATURE));
            json.signers = Count.of(view.counts(SearchFacet.SIGNER));
            json.understood = view.understood();
            json.conditions = view.conditions().stream().map(Condition::of).toList();
            json.withDiacritics = view.withDiacritics();
            json.suggestion = view.suggestion();
            json.corrected = view.corrected();
            json.tookMillis = view.tookMillis();
            return json;
        }
    }

    /** Something asked for in the text beside plain words. */
    public static class Condition {
        public String kind;
        public String value;

        private static Condition of(FoundPage.Condition view) {
            Condition json = new Condition();
            json.kind = view.kind();
            json.value = view.value();
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
        public Collection<String> textMarks;
        public List<Fragment> title;
        public List<Snippet> snippets;

        /** Other versions of the document that match too, newest first. */
        public List<JsonDocument> others;

        private static Found of(FoundPage.FoundDocument view) {
            Found json = new Found();
            json.document = JsonDocument.of(view.document());
            json.validSignature = view.validSignature();
            json.textMarks = view.textMarks();
            json.title = Fragment.of(view.title());
            json.snippets = view.snippets().stream().map(Snippet::of).toList();
            json.others = JsonDocument.of(view.others());
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
    public Page search(@BeanParam SearchParameters given) {
        return Page.of(search.search(current.required(), given.search()));
    }

    /** Subjects that go on from what was typed. */
    @GET
    @Path("completions")
    public List<String> complete(
            @DefaultValue("") @QueryParam("q") String typed,
            @DefaultValue("8") @QueryParam("most") int most) {
        return search.complete(current.required(), typed, Given.between(1, most, 20));
    }

    /** All that was found, as a list to keep. */
    @GET
    @Path("export")
    @Produces({ResultSheet.CSV, ResultSheet.XLSX})
    public Response export(
            @BeanParam SearchParameters given,
            @DefaultValue("csv") @QueryParam("format") String format) {
        ResultSheet.Format wanted =
                Given.oneOf(ResultSheet.Format.class, format.toUpperCase(Locale.ROOT));
        byte[] file = sheet.of(search.export(current.required(), given.search()), wanted);
        return Response.ok(file, wanted.mediaType())
                .header("Content-Disposition", Disposition.of(false, wanted.fileName()))
                .build();
    }
}
