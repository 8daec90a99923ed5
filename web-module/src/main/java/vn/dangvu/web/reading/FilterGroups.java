package vn.dangvu.web.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.search.FoundPage;
import vn.dangvu.search.FoundPage.Count;
import vn.dangvu.search.SearchFacet;
import vn.dangvu.search.SearchFilters;
import vn.dangvu.web.text.Messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters beside the results, as check boxes with their counts. */
@ApplicationScoped
public class FilterGroups {
    /** More values than these stand folded. */
    private static final int AT_ONCE = 7;

    private static final String SIGNER = "nguoi-ky";

    @Inject DocumentWords words;
    @Inject Messages messages;
    @Inject OrganisationService organisation;

    /**
     * One value of a filter.
     *
     * @param count null where there is nothing to count
     */
    public record Choice(String name, String value, String label, Long count, boolean chosen) {
        /** Of signers only one can be chosen, of everything else as many as one likes. */
        public String type() {
            return SIGNER.equals(name) ? "radio" : "checkbox";
        }
    }

    /**
     * One filter.
     *
     * @param shown what is chosen and the commonest of the rest
     * @param more the rest, folded
     */
    public record Group(String legend, List<Choice> shown, List<Choice> more) {}

    /** Those that have anything to choose between, or something chosen. */
    List<Group> of(FoundPage found, SearchFilters filters) {
        List<Group> groups = new ArrayList<>();
        add(groups, "Loại", "loai", found.counts(SearchFacet.TYPE), filters.types());
        add(groups, "Năm", "nam", found.counts(SearchFacet.YEAR), filters.years());
        add(groups, "Mảng", "mang", found.counts(SearchFacet.KIND), names(filters.kinds()));
        add(groups, "Cơ quan ban hành", "cq", found.counts(SearchFacet.ISSUER), filters.issuers());
        add(
                groups,
                "Người ký",
                SIGNER,
                found.counts(SearchFacet.SIGNER),
                filters.signer().isEmpty() ? Set.of() : Set.of(filters.signer()));
        add(
                groups,
                "Chữ ký số",
                "chu-ky",
                valid(found.counts(SearchFacet.SIGNATURE)),
                filters.validSignature() ? Set.of("1") : Set.of());
        add(
                groups,
                "Độ khẩn",
                "khan",
                found.counts(SearchFacet.URGENCY),
                names(filters.urgencies()));
        add(
                groups,
                "Tình trạng",
                "tinh-trang",
                found.counts(SearchFacet.STATUS),
                names(filters.statuses()));
        return groups;
    }

    private void add(
            List<Group> groups,
            String legend,
            String name,
            List<Count> counts,
            Collection<?> selected) {
        Set<String> chosen = selected.stream().map(Object::toString).collect(Collectors.toSet());
        List<Choice> choices = new ArrayList<>();
        for (Count count : counts) {
            boolean on = chosen.remove(count.value());
            String label = count.label().isBlank() ? count.value() : count.label();
            choices.add(new Choice(name, count.value(), label(name, label), count.count(), on));
        }
        // what is chosen stays in the list, even when nothing of it was found
        for (String value : chosen) {
            choices.add(0, new Choice(name, value, labelOf(name, value), 0L, true));
        }
        boolean nothingToChoose = choices.size() < 2 && selected.isEmpty();
        if (!nothingToChoose || ("chu-ky".equals(name) && !choices.isEmpty())) {
            if (SIGNER.equals(name)) {
                choices.add(0, new Choice(name, "", "Ai cũng được", null, selected.isEmpty()));
            }
            groups.add(group(legend, choices));
        }
    }

    private static Group group(String legend, List<Choice> choices) {
        List<Choice> shown = new ArrayList<>();
        List<Choice> more = new ArrayList<>();
        for (Choice choice : choices) {
            (choice.chosen() || shown.size() < AT_ONCE ? shown : more).add(choice);
        }
        return new Group(legend, shown, more);
    }

    /** Only “valid” can be chosen. */
    private static List<Count> valid(List<Count> counts) {
        return counts.stream()
                .filter(count -> "true".equals(count.value()))
                .map(count -> new Count("1", "1", count.count()))
                .toList();
    }

    private static Set<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private String label(String name, String label) {
        return switch (name) {
            case "mang" -> word(DocumentKind.values(), label);
            case "khan" -> word(Urgency.values(), label);
            case "tinh-trang" -> word(DocumentStatus.values(), label);
            case "chu-ky" -> "Có chữ ký hợp lệ";
            default -> label;
        };
    }

    private String labelOf(String name, String value) {
        return switch (name) {
            case "loai" -> words.type(value);
            case "cq" -> unit(Long.parseLong(value));
            default -> label(name, value);
        };
    }

    /** Of an issuer outside, of which nothing was found, the name is not known. */
    private String unit(long id) {
        UnitView unit = organisation.units(List.of(new UnitId(id))).get(new UnitId(id));
        return unit == null ? "Cơ quan khác" : unit.name();
    }

    private String word(Enum<?>[] known, String name) {
        return Arrays.stream(known)
                .filter(constant -> constant.name().equals(name))
                .map(messages::word)
                .findFirst()
                .orElse(name);
    }
}
