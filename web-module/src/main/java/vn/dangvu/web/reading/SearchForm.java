package vn.dangvu.web.reading;

import vn.dangvu.search.SearchDocuments;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the address of the search page says; what cannot be understood in it is left out, so that an
 * old or mistyped link still finds.
 *
 * @param page from 1
 */
record SearchForm(
        String text,
        Set<String> types,
        Set<Long> issuers,
        Set<Integer> years,
        boolean newestFirst,
        boolean asTyped,
        int page) {
    static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 100;
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 20;

    static SearchForm of(Map<String, String[]> parameters) {
        String text = first(parameters, "q");
        return new SearchForm(
                text.substring(0, Math.min(text.length(), LONGEST)).strip(),
                values(parameters, "loai", "[A-Z]{1,8}"),
                values(parameters, "cq", "[0-9]{1,18}").stream()
                        .map(Long::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                values(parameters, "nam", "[0-9]{4}").stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                "moi".equals(first(parameters, "xep")),
                "1".equals(first(parameters, "dung-chu")),
                page(first(parameters, "trang")));
    }

    SearchDocuments command() {
        return new SearchDocuments(
                text,
                types,
                issuers,
                years,
                Set.of(),
                newestFirst || text.isEmpty(),
                asTyped,
                (page - 1) * PAGE_SIZE,
                PAGE_SIZE);
    }

    int chosen() {
        return types.size() + issuers.size() + years.size();
    }

    SearchForm at(int otherPage) {
        return new SearchForm(text, types, issuers, years, newestFirst, asTyped, otherPage);
    }

    SearchForm unfiltered() {
        return new SearchForm(text, Set.of(), Set.of(), Set.of(), newestFirst, asTyped, 1);
    }

    SearchForm sorted(boolean newest) {
        return new SearchForm(text, types, issuers, years, newest, asTyped, 1);
    }

    SearchForm letters(boolean exactly) {
        return new SearchForm(text, types, issuers, years, newestFirst, exactly, 1);
    }

    SearchForm text(String otherText) {
        return new SearchForm(otherText, types, issuers, years, newestFirst, asTyped, 1);
    }

    /** The address that says this. */
    String address() {
        StringBuilder query = new StringBuilder("/tra-cuu?q=").append(encode(text));
        types.forEach(type -> query.append("&loai=").append(type));
        issuers.forEach(issuer -> query.append("&cq=").append(issuer));
        years.forEach(year -> query.append("&nam=").append(year));
        query.append(newestFirst ? "&xep=moi" : "").append(asTyped ? "&dung-chu=1" : "");
        return query.append(page > 1 ? "&trang=" + page : "").toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

    private static int page(String page) {
        return page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }
}
