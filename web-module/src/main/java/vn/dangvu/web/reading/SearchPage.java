package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.document.DocumentView;
import vn.dangvu.search.FoundPage;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.search.FoundPage.Snippet;
import vn.dangvu.search.ReadingHistory;
import vn.dangvu.search.SavedSearchService;
import vn.dangvu.search.SavedSearchView;
import vn.dangvu.search.SearchOrder;
import vn.dangvu.search.SearchService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /tra-cuu}: everything it knows stands in its address. */
@RequestScoped
@Named
public class SearchPage {
    @Inject SearchService searches;
    @Inject ReadingHistory readings;
    @Inject SavedSearchService saved;
    @Inject FilterGroups groups;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;
    @Inject Links links;
    @Inject Messages messages;

    private SearchForm form;
    private FoundPage found;
    private DomainException refusal;
    private ReadingHistory.Offers offers;
    private List<SavedSearchView> kept;
    private List<FilterGroups.Group> filters;

    /** A way to order the results. */
    public record Order(String label, String address, boolean chosen) {}

    /** Stands in while there is no answer, for the parts of the page that are not shown then. */
    private static final FoundPage NOTHING =
            new FoundPage(0, 0, List.of(), Map.of(), "", List.of(), false, "", false, 0);

    private FoundPage shown() {
        return found() == null ? NOTHING : found();
    }

    private SearchForm form() {
        if (form == null) {
            form = SearchForm.of(request.getParameterMap());
        }
        return form;
    }

    /** Null when nothing was asked, or the search is refused or away. */
    private FoundPage found() {
        if (found == null && refusal == null && !form().blank()) {
            try {
                found = searches.search(current.required(), form().command());
            } catch (DomainException refused) {
                refusal = refused;
            }
        }
        return found;
    }

    public String getText() {
        return form().text();
    }

    /** Nothing was asked yet: the page offers something to read. */
    public boolean isBlank() {
        return form().blank();
    }

    public boolean isAsTyped() {
        return form().asTyped();
    }

    /** The word of the address for the order; empty for the best first. */
    public String getOrderWord() {
        return switch (form().order()) {
            case BEST -> "";
            case NEWEST -> "moi";
            case OLDEST -> "cu";
        };
    }

    public List<Order> getOrders() {
        return List.of(
                order("Đúng nhất trước", SearchOrder.BEST),
                order("Mới nhất trước", SearchOrder.NEWEST),
                order("Cũ nhất trước", SearchOrder.OLDEST));
    }

    private Order order(String label, SearchOrder order) {
        return new Order(label, address(form().sorted(order)), form().order() == order);
    }

    public boolean isAnswered() {
        return found() != null;
    }

    public boolean isAway() {
        return refused() && refusal.refusal() == Refusal.UNAVAILABLE;
    }

    public String getRefusal() {
        return refused() ? messages.of(refusal) : "";
    }

    private boolean refused() {
        return found() == null && refusal != null;
    }

    public List<FoundDocument> getDocuments() {
        return shown().documents();
    }

    public long getTotal() {
        return shown().total();
    }

    public long getGroups() {
        return shown().groups();
    }

    public long getFirst() {
        return (long) (form().page() - 1) * SearchForm.PAGE_SIZE + 1;
    }

    public long getLast() {
        return getFirst() + shown().documents().size() - 1;
    }

    public int getChosen() {
        return form().filters().chosen();
    }

    public boolean isFilters() {
        return isAnswered() && (getTotal() > 0 || getChosen() > 0);
    }

    public List<FilterGroups.Group> getFilterGroups() {
        if (filters == null) {
            filters = groups.of(shown(), form().filters());
        }
        return filters;
    }

    /** The words searched. */
    public String getUnderstood() {
        return shown().understood();
    }

    /** What else was read from the text, as people say it: “số 25-HD/ĐUK”, “không có quý”. */
    public List<String> getConditions() {
        return shown().conditions().stream().map(this::condition).toList();
    }

    private String condition(FoundPage.Condition condition) {
        boolean day = Set.of("DATE", "FROM", "TO").contains(condition.kind());
        return messages.of(
                "search.condition." + condition.kind(),
                day ? Times.day(LocalDate.parse(condition.value())) : condition.value());
    }

    /** Whether there is anything to say of how the text was read. */
    public boolean isRead() {
        return !getText().isEmpty() && getTotal() > 0 && !isCorrected();
    }

    public boolean isWithDiacritics() {
        return shown().withDiacritics();
    }

    public String getSuggestion() {
        String suggestion = shown().suggestion();
        return suggestion.equals(form().text()) ? "" : suggestion;
    }

    /** Whether the results are those of the suggestion. */
    public boolean isCorrected() {
        return shown().corrected();
    }

    public String getSuggestionAddress() {
        return address(form().text(getSuggestion()));
    }

    public String getLettersAddress() {
        return address(form().letters(!form().asTyped()));
    }

    public String getUnfilteredAddress() {
        return address(form().unfiltered());
    }

    public String getAgainAddress() {
        return address(form());
    }

    public String getPreviousAddress() {
        return form().page() > 1 ? address(form().at(form().page() - 1)) : "";
    }

    public String getNextAddress() {
        return getLast() < getGroups() ? address(form().at(form().page() + 1)) : "";
    }

    /** Empty for what cannot be saved: a list of everything. */
    public String getSaveAddress() {
        boolean something = !getText().isEmpty() || getChosen() > 0;
        return something ? request.getContextPath() + form().saveAddress() : "";
    }

    public String exportAddress(String format) {
        return request.getContextPath() + form().exportAddress(format);
    }

    public int getMostExported() {
        return SearchService.MOST_EXPORTED;
    }

    public ReadingHistory.Offers getOffers() {
        if (offers == null) {
            offers = readings.offers(current.required());
        }
        return offers;
    }

    public List<SavedSearchView> getSaved() {
        if (kept == null) {
            kept = saved.of(current.required());
        }
        return kept;
    }

    /** The results of a saved search. */
    public String savedAddress(SavedSearchView search) {
        return address(SearchForm.of(search.query()));
    }

    /** The reader, with the words marked. */
    public String documentAddress(DocumentView document) {
        String address = request.getContextPath() + "/van-ban/" + document.id().value();
        return form().text().isEmpty() ? address : address + "?q=" + encoded();
    }

    /** The reader at a page, with the words marked. */
    public String pageAddress(DocumentView document, int page) {
        return request.getContextPath()
                + "/van-ban/"
                + document.id().value()
                + "?q="
                + encoded()
                + "&trang="
                + page
                + "#trang-"
                + page;
    }

    /** Where the words of a hit come from, when they do not stand in the file as they are shown. */
    public List<String> textMarks(FoundDocument hit) {
        return hit.textMarks().stream()
                .sorted()
                .map(mark -> messages.of("text.mark." + mark))
                .toList();
    }

    /** The best places, at most two: a list is read at a glance. */
    public List<Snippet> placesOf(FoundDocument hit) {
        return hit.snippets().stream().limit(2).toList();
    }

    private String encoded() {
        return links.encode(form().text());
    }

    private String address(SearchForm other) {
        return request.getContextPath() + other.address();
    }
}
