package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Random documents and random persons who ask random questions. What they find, and every count they
 * see, has to equal what the truth says; nothing of another document may show anywhere.
 */
final class PermissionOracle {

    private static final List<String> WORDS =
            List.of(
                    "nghị quyết",
                    "chuyển đổi số",
                    "sinh hoạt chi bộ",
                    "báo cáo",
                    "đảng viên",
                    "kiểm tra giám sát",
                    "kế hoạch",
                    "học tập",
                    "dân vận",
                    "tổ chức");
    private static final List<String> TYPES = List.of("NQ", "HD", "BC", "KH", "CV");

    private record Truth(IndexEntry entry, Set<String> words) {
        String type() {
            return entry.type();
        }

        String year() {
            return String.valueOf(entry.year());
        }

        LocalDate date() {
            return entry.issuedDate();
        }

        boolean opensTo(Set<String> tokens) {
            return entry.accessTokens().stream().anyMatch(tokens::contains);
        }

        String issuer() {
            return String.valueOf(entry.issuerUnit());
        }
    }

    private final Random random = new Random(26);
    private final List<Truth> truths = documents(random);
    private final SearchIndex index;

    PermissionOracle(SearchIndex index) throws IndexUnavailableException {
        this.index = index;
        IndexRebuild rebuild = index.rebuild();
        assertThat(rebuild.put(truths.stream().map(Truth::entry).toList()).settled()).isTrue();
        rebuild.complete();
    }

    private static List<Truth> documents(Random random) {
        List<Truth> truths = new ArrayList<>();
        for (long id = 1; id <= 1_200; id++) {
            Set<String> words = pick(WORDS, 1 + random.nextInt(3), random);
            Set<String> tokens = new HashSet<>();
            for (int t = random.nextInt(4); t > 0; t--) {
                tokens.add("unit:" + random.nextInt(40));
            }
            int unit = random.nextInt(40);
            String type = TYPES.get(random.nextInt(TYPES.size()));
            IndexEntry entry =
                    IndexEntry.of(id, 1)
                            .type(type, "Loại " + type)
                            .issuer("Cơ quan " + unit, 100 + unit, Set.of())
                            .issuedDate(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4_000)))
                            .kind(random.nextBoolean() ? "REPORT" : "ARCHIVE")
                            .validSignature(random.nextBoolean())
                            .subject("Về việc bí mật" + id + " của nơi " + unit)
                            .pages(List.of(new PageText(1, String.join(". ", words) + ".")))
                            .accessTokens(tokens)
                            .build();
            truths.add(new Truth(entry, words));
        }
        return truths;
    }

    /** Number of documents found; an AssertionError where something is not as the truth says. */
    int ask() throws IndexUnavailableException {
        Set<String> tokens = new HashSet<>();
        for (int t = random.nextInt(6); t > 0; t--) {
            tokens.add("unit:" + random.nextInt(40));
        }
        String word = WORDS.get(random.nextInt(WORDS.size()));
        String text = random.nextInt(5) == 0 ? "" : '"' + word + '"';
        Set<String> types = random.nextBoolean() ? Set.of() : pick(TYPES, 2, random);
        List<Truth> allowed =
                truths.stream()
                        .filter(t -> t.opensTo(tokens))
                        .filter(t -> text.isEmpty() || t.words().contains(word))
                        .toList();
        List<Truth> expected =
                allowed.stream()
                        .filter(t -> types.isEmpty() || types.contains(t.entry().type()))
                        .toList();

        IndexQuery.Sort sort = List.of(IndexQuery.Sort.values()).get(random.nextInt(3));
        IndexQuery.Builder query =
                IndexQuery.of(text, tokens)
                        .types(types)
                        .sort(sort)
                        .grouped(random.nextBoolean())
                        .facets(EnumSet.allOf(Facet.class));
        List<Long> ids = new ArrayList<>();
        IndexPage page = null;
        for (int from = 0; from == 0 || from < page.total(); from += 100) {
            page = index.search(query.page(from, 100).build());
            page.hits().forEach(hit -> ids.add(hit.documentId()));
        }

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(t -> t.entry().documentId()).toList());
        assertInOrder(ids, sort, text);
        assertThat(page.groups()).isEqualTo(expected.size());
        assertThat(counts(page.facets().of(Facet.KIND)))
                .isEqualTo(count(expected, t -> t.entry().kind()));
        assertThat(counts(page.facets().of(Facet.SIGNATURE)))
                .isEqualTo(count(expected, t -> String.valueOf(t.entry().validSignature())));
        assertThat(counts(page.facets().of(Facet.SUBTREE)))
                .isEqualTo(count(expected, Truth::issuer));
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(counts(page.facets().types()))
                .as("types are counted without their own filter")
                .isEqualTo(count(allowed, Truth::type));
        assertThat(counts(page.facets().years())).isEqualTo(count(expected, Truth::year));
        assertThat(counts(page.facets().issuers())).isEqualTo(count(expected, Truth::issuer));
        assertNothingElseShows(tokens);
        return ids.size();
    }

    private void assertInOrder(List<Long> ids, IndexQuery.Sort sort, String text) {
        Comparator<LocalDate> order =
                sort == IndexQuery.Sort.OLDEST
                        ? Comparator.naturalOrder()
                        : Comparator.reverseOrder();
        if (sort != IndexQuery.Sort.RELEVANCE || text.isEmpty()) {
            assertThat(ids.stream().map(id -> truth(id).date()).toList())
                    .isSortedAccordingTo(order);
        }
    }

    private Truth truth(long id) {
        return truths.get((int) id - 1);
    }

    /** Completions, similar documents and better spellings come from what the person may find. */
    private void assertNothingElseShows(Set<String> tokens) throws IndexUnavailableException {
        assertThat(index.complete("bi mat", tokens, 100))
                .allMatch(hit -> truth(hit.documentId()).opensTo(tokens));
        Truth any = truths.get(random.nextInt(truths.size()));
        List<IndexHit> similar = index.similar(any.entry().documentId(), tokens, 10);
        assertThat(similar).allMatch(hit -> truth(hit.documentId()).opensTo(tokens));
        assertThat(similar).allMatch(hit -> any.opensTo(tokens));
        IndexPage slip =
                index.search(IndexQuery.of("mật" + any.entry().documentId() + "x", tokens).build());
        assertThat(slip.hits()).allMatch(hit -> truth(hit.documentId()).opensTo(tokens));
        String suggestion = slip.understood().suggestion();
        assertThat(
                        suggestion.isEmpty()
                                || truths.stream()
                                        .filter(t -> t.opensTo(tokens))
                                        .anyMatch(t -> t.entry().subject().contains(suggestion)))
                .as(suggestion)
                .isTrue();
    }

    private static Map<String, Long> counts(List<IndexPage.Count> facet) {
        return facet.stream()
                .collect(Collectors.toMap(IndexPage.Count::value, IndexPage.Count::count));
    }

    private static Map<String, Long> count(List<Truth> truths, Function<Truth, String> key) {
        return truths.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static Set<String> pick(List<String> from, int count, Random random) {
        Set<String> picked = new HashSet<>();
        while (picked.size() < count) {
            picked.add(from.get(random.nextInt(from.size())));
        }
        return picked;
    }
}
