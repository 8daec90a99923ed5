package vn.dangvu.web.reading;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;
import vn.dangvu.search.SavedQuery;
import vn.dangvu.search.SearchDocuments;
import vn.dangvu.search.SearchFilters;
import vn.dangvu.search.SearchOrder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the address of the search page says; what cannot be understood in it is left out, so that an
 * old or mistyped link still finds.
 *
 * @param everything lists all there is where neither words nor filters are given
 * @param page from 1
 */
record SearchForm(
        String text,
        SearchFilters filters,
        SearchOrder order,
        boolean asTyped,
        boolean everything,
        int page) {
    static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 100;
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 20;

    static SearchForm of(Map<String, String[]> parameters) {
        return new SearchForm(
                text(parameters, "q"),
                new SearchFilters(
                        values(parameters, "loai", "[A-Z]{1,8}"),
                        values(parameters, "cq", "-?[0-9]{1,18}|-[0-9]{19}").stream()
                                .flatMap(SearchForm::number)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        values(parameters, "nam", "[0-9]{4}").stream()
                                .map(Integer::valueOf)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        constants(parameters, "mang", DocumentKind.values()),
                        constants(parameters, "khan", Urgency.values()),
                        constants(parameters, "tinh-trang", DocumentStatus.values()),
                        text(parameters, "nguoi-ky"),
                        "1".equals(first(parameters, "chu-ky"))),
                order(first(parameters, "xep")),
                "1".equals(first(parameters, "dung-chu")),
                "1".equals(first(parameters, "tat-ca")),
                page(first(parameters, "trang")));
    }

    static SearchForm of(SavedQuery saved) {
        return new SearchForm(
                saved.text(), saved.filters(), SearchOrder.BEST, saved.asTyped(), true, 1);
    }

    /** Nothing was asked yet. */
    boolean blank() {
        return text.isEmpty() && filters.chosen() == 0 && !everything;
    }

    SearchDocuments command() {
        return new SearchDocuments(
                text, filters, order, asTyped, (page - 1) * PAGE_SIZE, PAGE_SIZE);
    }

    SavedQuery saved() {
        return new SavedQuery(text, filters, asTyped);
    }

    SearchForm at(int otherPage) {
        return new SearchForm(text, filters, order, asTyped, everything, otherPage);
    }

    SearchForm unfiltered() {
        return new SearchForm(text, SearchFilters.NONE, order, asTyped, true, 1);
    }

    SearchForm sorted(SearchOrder other) {
        return new SearchForm(text, filters, other, asTyped, everything, 1);
    }

    SearchForm letters(boolean exactly) {
        return new SearchForm(text, filters, order, exactly, everything, 1);
    }

    SearchForm text(String otherText) {
        return new SearchForm(otherText, filters, order, asTyped, everything, 1);
    }

    /** The address that says this. */
    String address() {
        return "/tra-cuu?" + query(UnaryOperator.identity()) + (page > 1 ? "&trang=" + page : "");
    }

    /** Where this can be saved under a name. */
    String saveAddress() {
        return "/tra-cuu/luu?" + query(UnaryOperator.identity());
    }

    /**
     * Where all of it is taken out as a list.
     *
     * @param format csv or xlsx
     */
    String exportAddress(String format) {
        return "/api/v1/search/export?format=" + format + "&" + query(SearchForm::inEnglish);
    }

    /** The parameters of the REST interface. */
    private static String inEnglish(String name) {
        return switch (name) {
            case "loai" -> "type";
            case "cq" -> "issuer";
            case "nam" -> "year";
            case "mang" -> "kind";
            case "khan" -> "urgency";
            case "tinh-trang" -> "status";
            case "nguoi-ky" -> "signer";
            case "chu-ky=1" -> "validSignature=true";
            case "dung-chu=1" -> "asTyped=true";
            case "xep=moi" -> "order=NEWEST";
            case "xep=cu" -> "order=OLDEST";
            case "tat-ca=1" -> "from=0";
            default -> name;
        };
    }

    private String query(UnaryOperator<String> naming) {
        StringBuilder query = new StringBuilder(naming.apply("q")).append('=').append(encode(text));
        add(query, naming.apply("loai"), filters.types());
        add(query, naming.apply("cq"), filters.issuers());
        add(query, naming.apply("nam"), filters.years());
        add(query, naming.apply("mang"), filters.kinds());
        add(query, naming.apply("khan"), filters.urgencies());
        add(query, naming.apply("tinh-trang"), filters.statuses());
        if (!filters.signer().isEmpty()) {
            add(query, naming.apply("nguoi-ky"), Set.of(encode(filters.signer())));
        }
        flag(query, filters.validSignature(), naming.apply("chu-ky=1"));
        flag(query, order == SearchOrder.NEWEST, naming.apply("xep=moi"));
        flag(query, order == SearchOrder.OLDEST, naming.apply("xep=cu"));
        flag(query, asTyped, naming.apply("dung-chu=1"));
        flag(query, everything, naming.apply("tat-ca=1"));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, Collection<?> values) {
        values.forEach(value -> query.append('&').append(name).append('=').append(value));
    }

    private static void flag(StringBuilder query, boolean set, String flag) {
        query.append(set ? "&" + flag : "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(Map<String, String[]> parameters, String name) {
        String text = first(parameters, name);
        return text.substring(0, Math.min(text.length(), LONGEST)).strip();
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static Set<String> values(
            Map<String, String[]> parameters, String name, String allowed) {
        return Arrays.stream(parameters.getOrDefault(name, new String[0]))
                .filter(value -> value.matches(allowed))
                .limit(MOST_VALUES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Long> number(String digits) {
        try {
            return Stream.of(Long.valueOf(digits));
        } catch (NumberFormatException tooLarge) {
            return Stream.empty();
        }
    }

    private static <E extends Enum<E>> Set<E> constants(
            Map<String, String[]> parameters, String name, E[] known) {
        Set<String> wanted = values(parameters, name, "[A-Z_]{1,30}");
        return Arrays.stream(known)
                .filter(constant -> wanted.contains(constant.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static SearchOrder order(String word) {
        return switch (word) {
            case "moi" -> SearchOrder.NEWEST;
            case "cu" -> SearchOrder.OLDEST;
            default -> SearchOrder.BEST;
        };
    }

    private static int page(String page) {
        return page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }
}
