package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.search.FoundPage;
import vn.dangvu.search.FoundPage.Count;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.search.FoundPage.Snippet;
import vn.dangvu.search.SearchService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /tra-cuu}: everything it knows stands in its address. */
@RequestScoped
@Named
public class SearchPage {
    @Inject SearchService searches;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;
    @Inject DocumentWords words;
    @Inject Messages messages;

    private SearchForm form;
    private FoundPage found;
    private DomainException refusal;

    /** One value of a filter as a check box. */
    public record Choice(String name, String value, String label, long count, boolean chosen) {}

    /** Stands in while there is no answer, for the parts of the page that are not shown then. */
    private static final FoundPage NOTHING =
            new FoundPage(0, List.of(), List.of(), List.of(), List.of(), "", false, "", 0);

    private FoundPage shown() {
        return found() == null ? NOTHING : found();
    }

    private SearchForm form() {
        if (form == null) {
            form = SearchForm.of(request.getParameterMap());
        }
        return form;
    }

    /** Null when the search is refused or away. */
    private FoundPage found() {
        if (found == null && refusal == null) {
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

    public boolean isNewestFirst() {
        return form().newestFirst();
    }

    public boolean isAsTyped() {
        return form().asTyped();
    }

    public boolean isAnswered() {
        return found() != null;
    }

    public boolean isAway() {
        return found() == null && refusal.refusal() == Refusal.UNAVAILABLE;
    }

    public String getRefusal() {
        return found() == null ? messages.of(refusal) : "";
    }

    public List<FoundDocument> getDocuments() {
        return shown().documents();
    }

    public long getTotal() {
        return shown().total();
    }

    public long getFirst() {
        return (long) (form().page() - 1) * SearchForm.PAGE_SIZE + 1;
    }

    public long getLast() {
        return getFirst() + shown().documents().size() - 1;
    }

    public int getChosen() {
        return form().chosen();
    }

    public boolean isFilters() {
        return isAnswered() && (getTotal() > 0 || getChosen() > 0);
    }

    public List<Choice> getTypes() {
        return choices("loai", shown().types(), form().types());
    }

    public List<Choice> getIssuers() {
        return choices("cq", shown().issuers(), texts(form().issuers()));
    }

    public List<Choice> getYears() {
        return choices("nam", shown().years(), texts(form().years()));
    }

    /** What is chosen stays in the list, even when nothing of it was found. */
    private List<Choice> choices(String name, List<Count> counts, Set<String> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Count count : counts) {
            choices.add(
                    new Choice(
                            name,
                            count.value(),
                            label(name, count),
                            count.count(),
                            chosen.contains(count.value())));
        }
        Set<String> listed = Set.copyOf(counts.stream().map(Count::value).distinct().toList());
        for (String value : chosen) {
            if (!listed.contains(value)) {
                choices.add(new Choice(name, value, label(name, value), 0, true));
            }
        }
        return choices;
    }

    private String label(String name, Count count) {
        return count.label() == null || count.label().isBlank()
                ? label(name, count.value())
                : count.label();
    }

    private String label(String name, String value) {
        return "loai".equals(name) ? words.type(value) : value;
    }

    private static Set<String> texts(Set<?> values) {
        return Set.copyOf(values.stream().map(Object::toString).distinct().toList());
    }

    /** What was searched, when it is not plainly what was typed; empty otherwise. */
    public String getUnderstood() {
        String understood = shown().understood();
        return form().text().isEmpty() || understood == null ? "" : understood;
    }

    public boolean isWithDiacritics() {
        return shown().withDiacritics();
    }

    public String getSuggestion() {
        String suggestion = shown().suggestion();
        return suggestion == null || suggestion.equals(form().text()) ? "" : suggestion;
    }

    public String getSuggestionAddress() {
        return address(form().text(getSuggestion()));
    }

    public String getLettersAddress() {
        return address(form().letters(!form().asTyped()));
    }

    public String getSortAddress() {
        return address(form().sorted(!form().newestFirst()));
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
        return getLast() < getTotal() ? address(form().at(form().page() + 1)) : "";
    }

    /** The reader, with the words marked. */
    public String documentAddress(FoundDocument hit) {
        String address = request.getContextPath() + "/van-ban/" + hit.document().id().value();
        return form().text().isEmpty() ? address : address + "?q=" + encoded();
    }

    /** The page that the best place stands on; empty when that is not known. */
    public String pageAddress(FoundDocument hit) {
        int page = getPageOf(hit);
        return request.getContextPath()
                + "/van-ban/"
                + hit.document().id().value()
                + "?q="
                + encoded()
                + "&trang="
                + page
                + "#trang-"
                + page;
    }

    /** The best places, at most two: a list is read at a glance. */
    public List<Snippet> placesOf(FoundDocument hit) {
        return hit.snippets().stream().limit(2).toList();
    }

    /** 0 when the best place stands on no page that is known. */
    public int getPageOf(FoundDocument hit) {
        return hit.snippets().stream()
                .mapToInt(Snippet::page)
                .filter(p -> p > 0)
                .findFirst()
                .orElse(0);
    }

    private String encoded() {
        return new Links().encode(form().text());
    }

    private String address(SearchForm other) {
        return request.getContextPath() + other.address();
    }
}
