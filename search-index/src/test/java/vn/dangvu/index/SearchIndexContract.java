package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.index.IndexHit.Fragment;
import vn.dangvu.index.IndexPage.Condition;
import vn.dangvu.index.IndexPage.Count;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What every {@link SearchIndex} does alike. */
abstract class SearchIndexContract {

    private static final Set<String> OFFICE = Set.of("unit:1");
    private static final Set<String> MEMBER = Set.of("unit:2");

    private SearchIndex index;

    /** An empty index. */
    abstract SearchIndex empty() throws Exception;

    /** Makes what was put visible. */
    abstract void settle() throws Exception;

    @BeforeEach
    void fill() throws Exception {
        index = empty();
        assertThat(index.prepare()).as("made just now").isTrue();
        assertThat(index.prepare()).isFalse();
        IndexOutcome outcome =
                index.put(
                        List.of(
                                guidance().build(),
                                report().build(),
                                resolution().build(),
                                secretOfOffice().build()));
        assertThat(outcome.items()).extracting(ItemOutcome::result).containsOnly(ItemResult.DONE);
        settle();
    }

    private static IndexEntry.Builder guidance() {
        return IndexEntry.of(1, 1)
                .symbol("25-HD/ĐUK")
                .type("HD", "Hướng dẫn")
                .subject("Hướng dẫn sinh hoạt chuyên đề quý III năm 2026")
                .issuer("Đảng ủy Khối", 10, Set.of(10L))
                .signer("Nguyễn Văn Hòa")
                .issuedDate(LocalDate.of(2026, 10, 5))
                .urgency("URGENT")
                .status("PUBLISHED")
                .kind("DIRECTIVE")
                .validSignature(true)
                .pages(
                        List.of(
                                new PageText(1, "ĐẢNG ỦY KHỐI\nCăn cứ Quy định số 05 - NQ/TW."),
                                new PageText(
                                        2,
                                        "Các chi bộ tổ chức sinh hoạt chuyên đề trong tháng 9. Đảng"
                                                + " ủy cơ sở tổng hợp, gửi báo cáo trước ngày"
                                                + " 21/11/2026.")))
                .accessTokens(Set.of("unit:1", "unit:2"));
    }

    private static IndexEntry.Builder report() {
        return IndexEntry.of(2, 1)
                .symbol("14-BC/ĐUK")
                .type("BC", "Báo cáo")
                .subject("Báo cáo kết quả sinh hoạt chuyên đề 6 tháng đầu năm 2025")
                .issuer("Đảng ủy Sở Tài chính", 21, Set.of(10L, 21L))
                .signer("Trần Thị Thúy")
                .issuedDate(LocalDate.of(2025, 7, 18))
                .status("PUBLISHED")
                .kind("REPORT")
                .pages(
                        List.of(
                                new PageText(
                                        1,
                                        "Chi bộ chỉ bỏ phiếu một lần về việc thuỷ lợi và hoà"
                                                + " giải.")))
                .accessTokens(Set.of("unit:1", "unit:2"));
    }

    private static IndexEntry.Builder resolution() {
        return IndexEntry.of(3, 1)
                .symbol("03-NQ/ĐU")
                .type("NQ", "Nghị quyết")
                .subject("Nghị quyết về chuyển đổi số")
                .issuer("Đảng ủy Sở Y tế", 22, Set.of(10L, 22L))
                .issuedDate(LocalDate.of(2024, 2, 1))
                .kind("ARCHIVE")
                .pages(List.of(new PageText(1, "Chuyển đổi số trong các cấp ủy đảng.")))
                .accessTokens(Set.of("unit:1", "unit:2"));
    }

    private static IndexEntry.Builder secretOfOffice() {
        return IndexEntry.of(4, 1)
                .symbol("99-CV/ĐUK")
                .type("CV", "Công văn")
                .subject("Công văn riêng của văn phòng về sinh hoạt chuyên đề")
                .issuer("Văn phòng Đảng ủy Khối", 11, Set.of(10L, 11L))
                .issuedDate(LocalDate.of(2023, 1, 2))
                .kind("DIRECTIVE")
                .pages(List.of(new PageText(1, "Chim hoàng yến bay qua văn phòng.")))
                .accessTokens(OFFICE);
    }

    private IndexPage search(IndexQuery.Builder query) throws Exception {
        return index.search(query.build());
    }

    private List<Long> found(String text) throws Exception {
        return ids(search(IndexQuery.of(text, MEMBER)));
    }

    private static List<Long> ids(IndexPage page) {
        return page.hits().stream().map(IndexHit::documentId).toList();
    }

    @Test
    void findsWithAndWithoutDiacritics() throws Exception {
        assertThat(found("chuyển đổi số")).containsExactly(3L);
        assertThat(found("chuyen doi so")).containsExactly(3L);
        assertThat(found("CHUYỂN ĐỔI SỐ")).containsExactly(3L);
    }

    @Test
    void findsDecomposedTextAndTheOtherPlaceOfTheTone() throws Exception {
        assertThat(found(Normalizer.normalize("chuyển đổi số", Normalizer.Form.NFD)))
                .containsExactly(3L);
        assertThat(found("thủy lợi")).containsExactly(2L);
        assertThat(found("thuỷ lợi")).containsExactly(2L);
        assertThat(found("hòa giải")).containsExactly(2L);
        assertThat(search(IndexQuery.of("hoà giải", MEMBER).asTyped(true)).total()).isOne();
    }

    @Test
    void ranksTheTypedDiacriticsBeforeHomographs() throws Exception {
        index.put(
                List.of(
                        IndexEntry.of(5, 1)
                                .subject("Quy trình bỏ phiếu")
                                .pages(List.of(new PageText(1, "Chỉ bỏ một lần.")))
                                .accessTokens(MEMBER)
                                .build()));
        settle();

        assertThat(found("chỉ bỏ").subList(0, 2)).containsExactlyInAnyOrder(2L, 5L);
        assertThat(found("chi bo")).contains(1L, 2L, 5L);
        assertThat(ids(search(IndexQuery.of("chỉ bỏ", MEMBER).asTyped(true))))
                .containsExactlyInAnyOrder(2L, 5L);
    }

    @Test
    void findsSymbolsHoweverTheyAreWritten() throws Exception {
        assertThat(found("25-HD/ĐUK")).containsExactly(1L);
        assertThat(found("Số 25 - HD/ĐUK")).containsExactly(1L);
        assertThat(found("25HD/DUK")).containsExactly(1L);
        assertThat(found("số: 25-hd/đuk")).containsExactly(1L);
        assertThat(found("25-HD")).containsExactly(1L);
        assertThat(found("5-NQ/TW")).as("cited in the text").containsExactly(1L);
        assertThat(found("25-HD/VPTW")).isEmpty();
    }

    @Test
    void findsByIssuerSignerAndType() throws Exception {
        assertThat(found("Sở Tài chính")).startsWith(2L);
        assertThat(found("ký:\"trần thị thuý\"")).containsExactly(2L);
        assertThat(found("loại:NQ")).containsExactly(3L);
        assertThat(found("loai:\"nghi quyet\" năm:2024")).containsExactly(3L);
        assertThat(found("nơi:\"sở y tế\"")).containsExactly(3L);
    }

    @Test
    void findsAbbreviationsByWhatTheyStandForAndBack() throws Exception {
        index.put(
                List.of(
                        IndexEntry.of(40, 1)
                                .subject("Thông tin hội nghị BCH mở rộng")
                                .accessTokens(MEMBER)
                                .build(),
                        IndexEntry.of(41, 1)
                                .subject("Thông tin hội nghị ban chấp hành lần thứ nhất")
                                .accessTokens(MEMBER)
                                .build()));
        settle();

        for (String text :
                List.of("BCH", "bch", "ban chấp hành", "ban chap hanh", "hội nghị BCH")) {
            assertThat(found(text)).as(text).containsExactlyInAnyOrder(40L, 41L);
        }
        assertThat(found("NQ chuyển đổi số")).startsWith(3L);
        assertThat(ids(search(IndexQuery.of("BCH", MEMBER).asTyped(true)))).containsExactly(40L);
    }

    @Test
    void findsDaysHoweverTheyAreWritten() throws Exception {
        assertThat(found("21/11/2026")).as("named in the text").containsExactly(1L);
        assertThat(found("ngày 21 tháng 11 năm 2026")).containsExactly(1L);
        assertThat(found("18-7-2025")).as("issued on the day").containsExactly(2L);
        assertThat(found("sinh hoạt 18/07/2025")).containsExactly(2L);
        assertThat(found("22/11/2026")).isEmpty();
    }

    @Test
    void obeysTheFieldsForDaysOfIssue() throws Exception {
        assertThat(found("ngày:5/10/2026")).containsExactly(1L);
        assertThat(found("ngay:07/2025")).containsExactly(2L);
        assertThat(found("từ:2025")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(found("den:18/07/2025")).containsExactlyInAnyOrder(2L, 3L);
        assertThat(found("tu:2/2024 đến:2025 chuyen doi so")).containsExactly(3L);
        assertThat(found("đến:khi chuyển đổi số")).as("words, since it is no day").isNotNull();
    }

    @Test
    void ranksTheSpellingTypedBeforeTheOtherPlaceOfTheTone() throws Exception {
        index.put(
                List.of(
                        guidance(50, 1, "Tổ hoà giải"),
                        guidance(51, 1, "Tổ hòa giải"),
                        guidance(52, 1, "Tổ hoa giai")));
        settle();

        assertThat(found("tổ hoà giải")).containsExactly(50L, 51L, 52L);
        assertThat(found("tổ hòa giải")).containsExactly(51L, 50L, 52L);
    }

    @Test
    void ranksPhraseOverBagSubjectOverBodyAndSymbolOverCitation() throws Exception {
        index.put(
                List.of(
                        inBody(60, "Kiểm tra của cấp trên. Giám sát nơi khác. Đảng viên."),
                        inBody(61, "Kiểm tra giám sát đảng viên theo kế hoạch của năm."),
                        IndexEntry.of(62, 1)
                                .subject("Kiểm tra giám sát đảng viên")
                                .accessTokens(MEMBER)
                                .build(),
                        IndexEntry.of(63, 1).symbol("77-KH/ĐUK").accessTokens(MEMBER).build(),
                        inBody(64, "Căn cứ Kế hoạch số 77-KH/ĐUK.")));
        settle();

        assertThat(found("kiểm tra giám sát đảng viên")).containsExactly(62L, 61L, 60L);
        assertThat(found("kiem tra giam sat dang vien")).containsExactly(62L, 61L, 60L);
        assertThat(found("77-KH/ĐUK")).containsExactly(63L, 64L);
    }

    @Test
    void ranksTheNewerOfTwoThatAreElseAlike() throws Exception {
        index.put(
                List.of(
                        version(70, 2016, "Quy ước", MEMBER),
                        version(71, 2026, "Quy ước", MEMBER)));
        settle();

        assertThat(found("quy ước")).containsExactly(71L, 70L);
    }

    private static IndexEntry inBody(long id, String text) {
        return IndexEntry.of(id, 1)
                .pages(List.of(new PageText(1, text)))
                .accessTokens(MEMBER)
                .build();
    }

    @Test
    void marksAbbreviationsWithWhatTheyStandFor() throws Exception {
        index.put(List.of(guidance(80, 1, "Hội nghị ban chấp hành"), guidance(81, 1, "Họp BCH")));
        settle();

        for (String text : List.of("BCH", "ban chấp hành")) {
            List<String> marked =
                    search(IndexQuery.of(text, MEMBER)).hits().stream()
                            .flatMap(hit -> hit.title().stream())
                            .filter(Fragment::marked)
                            .map(Fragment::text)
                            .toList();
            assertThat(marked).as(text).containsExactlyInAnyOrder("ban chấp hành", "BCH");
        }
    }

    @Test
    void aHolderOfManyKeysFindsWhatOneOfThemOpens() throws Exception {
        Set<String> many = new HashSet<>(MEMBER);
        LongStream.range(100, 500).forEach(unit -> many.add("unit:" + unit));
        Set<String> strangers = new HashSet<>(many);
        strangers.removeAll(MEMBER);

        assertThat(ids(search(IndexQuery.of("chuyển đổi số", many)))).containsExactly(3L);
        assertThat(ids(search(IndexQuery.of("", many)))).containsExactly(1L, 2L, 3L);
        assertThat(search(IndexQuery.of("chuyển đổi số", strangers)).total()).isZero();
        assertThat(search(IndexQuery.of("", strangers)).total()).isZero();
    }

    @Test
    void obeysQuotesAndMinus() throws Exception {
        assertThat(found("\"sinh hoạt chuyên đề\"")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(found("\"chuyên đề sinh hoạt\"")).isEmpty();
        assertThat(found("sinh hoạt chuyên đề -\"thủy lợi\"")).containsExactly(1L);
        assertThat(found("sinh hoat chuyen de -phiếu")).containsExactly(1L);
    }

    /** R26. */
    @Test
    void countsAndFacetsHoldOnlyWhatThePersonMayFind() throws Exception {
        IndexPage member = search(IndexQuery.of("sinh hoạt chuyên đề", MEMBER));
        IndexPage office = search(IndexQuery.of("sinh hoạt chuyên đề", OFFICE));

        assertThat(ids(member)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(member.total()).isEqualTo(2);
        assertThat(member.facets().types()).extracting(Count::value).doesNotContain("CV");
        assertThat(member.facets().issuers()).extracting(Count::value).doesNotContain("11");
        assertThat(member.facets().years()).extracting(Count::value).doesNotContain("2023");
        assertThat(office.total()).isEqualTo(3);
        assertThat(found("hoàng yến")).isEmpty();
    }

    /** R26: deny by default. */
    @Test
    void findsNothingWithoutAccessTokens() throws Exception {
        IndexPage page = search(IndexQuery.of("", Set.of()));

        assertThat(page.total()).isZero();
        assertThat(page.hits()).isEmpty();
        assertThat(page.facets().types()).isEmpty();
        assertThat(search(IndexQuery.of("", Set.of("unit:3"))).total()).isZero();
    }

    @Test
    void listsTheNewestFirstWhenNothingIsAsked() throws Exception {
        assertThat(found("")).containsExactly(1L, 2L, 3L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).sort(IndexQuery.Sort.OLDEST))))
                .containsExactly(3L, 2L, 1L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).page(1, 1)))).containsExactly(2L);
        assertThat(search(IndexQuery.of("", MEMBER).page(0, 0)).total()).isEqualTo(3);
    }

    @Test
    void filtersAndCountsEachFacetUnderTheOthers() throws Exception {
        IndexPage page = search(IndexQuery.of("", MEMBER).types(Set.of("HD")));

        assertThat(ids(page)).containsExactly(1L);
        assertThat(page.facets().types())
                .extracting(Count::value)
                .containsExactlyInAnyOrder("HD", "BC", "NQ");
        assertThat(page.facets().types())
                .filteredOn(count -> count.value().equals("HD"))
                .containsExactly(new Count("HD", "Hướng dẫn", 1));
        assertThat(page.facets().years()).containsExactly(new Count("2026", "2026", 1));
        assertThat(page.facets().issuers()).containsExactly(new Count("10", "Đảng ủy Khối", 1));
    }

    @Test
    void countsByEveryFacetAskedForAndNoOther() throws Exception {
        IndexPage all = search(IndexQuery.of("", MEMBER).facets(EnumSet.allOf(Facet.class)));

        assertThat(counted(all, Facet.TYPE)).isEqualTo(Map.of("HD", 1L, "BC", 1L, "NQ", 1L));
        assertThat(counted(all, Facet.ISSUER)).isEqualTo(Map.of("10", 1L, "21", 1L, "22", 1L));
        assertThat(counted(all, Facet.SUBTREE)).isEqualTo(Map.of("10", 3L, "21", 1L, "22", 1L));
        assertThat(counted(all, Facet.YEAR)).isEqualTo(Map.of("2026", 1L, "2025", 1L, "2024", 1L));
        assertThat(counted(all, Facet.KIND))
                .isEqualTo(Map.of("DIRECTIVE", 1L, "REPORT", 1L, "ARCHIVE", 1L));
        assertThat(counted(all, Facet.URGENCY)).isEqualTo(Map.of("URGENT", 1L));
        assertThat(counted(all, Facet.STATUS)).isEqualTo(Map.of("PUBLISHED", 2L));
        assertThat(all.facets().of(Facet.SIGNATURE))
                .containsExactly(new Count("true", "true", 1), new Count("false", "false", 2));
        assertThat(counted(all, Facet.SIGNER))
                .isEqualTo(Map.of("Nguyễn Văn Hòa", 1L, "Trần Thị Thúy", 1L));

        IndexPage none = search(IndexQuery.of("", MEMBER).facets(Set.of()));
        assertThat(none.total()).isEqualTo(3);
        assertThat(none.facets()).isEqualTo(IndexPage.Facets.NONE);
    }

    private static Map<String, Long> counted(IndexPage page, Facet facet) {
        return page.facets().of(facet).stream()
                .collect(Collectors.toMap(Count::value, Count::count));
    }

    @Test
    void aFilterNarrowsTheCountsOfEveryFacetButItsOwn() throws Exception {
        IndexPage page =
                search(
                        IndexQuery.of("", MEMBER)
                                .facets(Set.of(Facet.KIND, Facet.SIGNATURE, Facet.SUBTREE))
                                .kinds(Set.of("REPORT", "ARCHIVE"))
                                .issuerUnits(Set.of(22L)));

        assertThat(ids(page)).containsExactly(3L);
        assertThat(counted(page, Facet.KIND)).isEqualTo(Map.of("ARCHIVE", 1L));
        assertThat(counted(page, Facet.SIGNATURE)).isEqualTo(Map.of("false", 1L));
        assertThat(counted(page, Facet.SUBTREE)).isEqualTo(Map.of("10", 2L, "21", 1L, "22", 1L));
    }

    /** R26: a hit does not name a member of its family that the person may not find. */
    @Test
    void groupsTheVersionsOfADocument() throws Exception {
        index.put(
                List.of(
                        version(30, 2020, "Quy chế làm việc", MEMBER),
                        version(31, 2022, "Quy chế làm việc, sửa đổi", MEMBER),
                        version(32, 2024, "Quy chế làm việc, bản riêng", OFFICE)));
        settle();

        IndexPage member = search(IndexQuery.of("quy chế làm việc", MEMBER).grouped(true));
        assertThat(member.hits()).hasSize(1);
        assertThat(member.total()).isEqualTo(2);
        assertThat(member.groups()).isOne();
        IndexHit shown = member.hits().get(0);
        assertThat(shown.others())
                .hasSize(1)
                .isSubsetOf(30L, 31L)
                .doesNotContain(shown.documentId());

        IndexPage office =
                search(
                        IndexQuery.of("quy chế làm việc", Set.of("unit:1", "unit:2"))
                                .grouped(true)
                                .sort(IndexQuery.Sort.NEWEST));
        assertThat(ids(office)).containsExactly(32L);
        assertThat(office.hits().get(0).others()).containsExactly(31L, 30L);
        assertThat(search(IndexQuery.of("quy chế làm việc", MEMBER)).groups()).isEqualTo(2);
        assertThat(
                        search(IndexQuery.of("", MEMBER).grouped(true).years(Set.of(2020, 2026)))
                                .groups())
                .as("families that are left by the filters")
                .isEqualTo(2);
    }

    private static IndexEntry version(long id, int year, String subject, Set<String> tokens) {
        return IndexEntry.of(id, 1)
                .family(30)
                .subject(subject)
                .issuedDate(LocalDate.of(year, 1, 1))
                .accessTokens(tokens)
                .build();
    }

    @Test
    void filtersByEveryField() throws Exception {
        assertThat(ids(search(IndexQuery.of("", MEMBER).years(Set.of(2024, 2025)))))
                .containsExactly(2L, 3L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).issuerUnits(Set.of(22L)))))
                .containsExactly(3L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).issuerUnits(Set.of(10L)))))
                .as("with the units below")
                .containsExactly(1L, 2L, 3L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).kinds(Set.of("REPORT")))))
                .containsExactly(2L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).validSignature(true)))).containsExactly(1L);
        assertThat(ids(search(IndexQuery.of("", MEMBER).signer("tran thi thuy"))))
                .containsExactly(2L);
        assertThat(
                        ids(
                                search(
                                        IndexQuery.of("", MEMBER)
                                                .issued(
                                                        LocalDate.of(2025, 7, 18),
                                                        LocalDate.of(2026, 10, 4)))))
                .containsExactly(2L);
    }

    @Test
    void marksTheWordsFoundAndNamesThePage() throws Exception {
        for (String text : List.of("sinh hoạt chuyên đề", "sinh hoat chuyen de")) {
            IndexHit hit = search(IndexQuery.of(text, MEMBER).types(Set.of("HD"))).hits().get(0);

            assertThat(hit.title())
                    .contains(new Fragment("sinh hoạt chuyên đề", true))
                    .contains(new Fragment("Hướng dẫn ", false));
            assertThat(hit.snippets()).isNotEmpty();
            assertThat(hit.snippets().get(0).page()).isEqualTo(2);
            assertThat(hit.snippets().get(0).fragments())
                    .contains(new Fragment("sinh hoạt chuyên đề", true));
        }
    }

    /** R18. */
    @Test
    void snippetsArePlainTextInPieces() throws Exception {
        index.put(
                List.of(
                        IndexEntry.of(6, 1)
                                .subject("<b>đậm</b> & <script>alert(1)</script>")
                                .pages(
                                        List.of(
                                                new PageText(
                                                        1,
                                                        "<em>đậm</em> \uE010\uF8F0x\uF8F1 \u202E")))
                                .accessTokens(MEMBER)
                                .build()));
        settle();

        IndexHit hit = search(IndexQuery.of("đậm", MEMBER)).hits().get(0);
        assertThat(plain(hit.title())).isEqualTo("<b>đậm</b> & <script>alert(1)</script>");
        assertThat(hit.title()).contains(new Fragment("đậm", true));
        assertThat(plain(hit.snippets().get(0).fragments())).startsWith("<em>đậm</em> x");
        assertThat(hit.snippets().get(0).page()).isEqualTo(1);
    }

    private static String plain(List<Fragment> fragments) {
        return fragments.stream().map(Fragment::text).collect(Collectors.joining());
    }

    @Test
    void saysWhatItUnderstood() throws Exception {
        assertThat(search(IndexQuery.of("sinh hoạt  năm:2026", MEMBER)).understood())
                .isEqualTo(
                        new IndexPage.Understood(
                                "sinh hoạt",
                                true,
                                false,
                                "",
                                false,
                                List.of(new Condition(Condition.Kind.YEAR, "2026"))));
        assertThat(search(IndexQuery.of("sinh hoat", MEMBER)).understood().withDiacritics())
                .isFalse();
    }

    @Test
    void takesVersionsInAnyOrder() throws Exception {
        assertThat(put(guidance(1, 3, "bản ba"))).isEqualTo(ItemResult.DONE);
        assertThat(put(guidance(1, 2, "bản hai"))).isEqualTo(ItemResult.STALE);
        assertThat(put(guidance(1, 3, "bản ba lần nữa"))).isEqualTo(ItemResult.STALE);
        settle();
        assertThat(found("bản ba")).containsExactly(1L);
        assertThat(found("bản hai")).doesNotContain(1L);
    }

    @Test
    void removesAndLetsNoOlderVersionBack() throws Exception {
        assertThat(index.remove(1, 1).result()).isEqualTo(ItemResult.STALE);
        assertThat(index.remove(1, 5).result()).isEqualTo(ItemResult.DONE);
        assertThat(index.remove(77, 5).result()).isEqualTo(ItemResult.DONE);
        assertThat(put(guidance(1, 4, "bản cũ"))).isEqualTo(ItemResult.STALE);
        settle();
        assertThat(found("25-HD/ĐUK")).isEmpty();
        assertThat(found("bản cũ")).isEmpty();
    }

    private static IndexEntry guidance(long id, long version, String subject) {
        return IndexEntry.of(id, version).subject(subject).accessTokens(MEMBER).build();
    }

    private ItemResult put(IndexEntry entry) throws Exception {
        return index.put(List.of(entry)).items().get(0).result();
    }

    @Test
    void answersEachEntryOfALargePut() throws Exception {
        List<IndexEntry> many =
                LongStream.range(1_000, 2_200)
                        .mapToObj(id -> guidance(id, 1, "văn bản số " + id))
                        .toList();

        IndexOutcome outcome = index.put(many);

        assertThat(outcome.settled()).isTrue();
        assertThat(outcome.items())
                .extracting(ItemOutcome::documentId)
                .isEqualTo(many.stream().map(IndexEntry::documentId).toList());
        settle();
        IndexPage page = search(IndexQuery.of("văn bản số", MEMBER).page(1_000, 100));
        assertThat(page.total()).isEqualTo(1_200);
        assertThat(page.hits()).hasSize(100);
    }

    @Test
    void survivesStrangeText() throws Exception {
        for (String text :
                List.of(
                        "\"",
                        "\"\"",
                        "-",
                        "--",
                        ":",
                        "số:",
                        "\"chưa đóng",
                        "a:b:c",
                        "*",
                        "?",
                        "()",
                        "AND OR NOT",
                        "{\"query\":{\"match_all\":{}}}",
                        "\\",
                        "\u0000",
                        "😀",
                        "năm:abcd",
                        "/ / /",
                        "\uD800",
                        "~",
                        "a~2",
                        "^5")) {
            assertThat(search(IndexQuery.of(text, MEMBER)).hits()).as(text).isNotNull();
        }
    }

    /** R26. */
    @Test
    void similarDocumentsAreOnlyThoseThePersonMayFind() throws Exception {
        index.put(
                List.of(
                        guidance(8, 1, "Hướng dẫn sinh hoạt chuyên đề quý III năm 2026, bổ sung"),
                        IndexEntry.of(9, 1)
                                .subject("Hướng dẫn sinh hoạt chuyên đề quý III năm 2026, riêng")
                                .accessTokens(OFFICE)
                                .build()));
        settle();

        assertThat(index.similar(1, MEMBER, 10))
                .extracting(IndexHit::documentId)
                .contains(8L)
                .doesNotContain(1L, 4L, 9L);
        assertThat(index.similar(1, OFFICE, 10)).extracting(IndexHit::documentId).contains(9L);
        assertThat(index.similar(4, MEMBER, 10)).as("not even of what is hidden").isEmpty();
        assertThat(index.similar(1, Set.of(), 10)).isEmpty();
        assertThat(index.similar(12345, MEMBER, 10)).isEmpty();
    }

    /** R26. */
    @Test
    void completionsAreOnlyThoseThePersonMayFind() throws Exception {
        String resolution = "Nghị quyết về chuyển đổi số";
        assertThat(completions("nghi quy")).containsExactly(resolution);
        assertThat(completions("chuyển đ")).containsExactly(resolution);
        assertThat(index.complete("cong van rieng", MEMBER, 5)).isEmpty();
        assertThat(index.complete("cong van rieng", OFFICE, 5)).hasSize(1);
        assertThat(index.complete("cong van rieng", Set.of(), 5)).isEmpty();
        assertThat(index.complete("c", MEMBER, 5)).isEmpty();
    }

    private List<String> completions(String typed) throws Exception {
        return index.complete(typed, MEMBER, 5).stream()
                .map(hit -> hit.title().get(0).text())
                .toList();
    }

    @Test
    void whatWasReadFromTheTextCanBeSaid() throws Exception {
        IndexPage page =
                index.search(
                        IndexQuery.of("báo cáo số:25-HD/ĐUK năm:2026 -quý ký:Sơn", MEMBER).build());

        assertThat(page.understood().words()).isEqualTo("báo cáo");
        assertThat(page.understood().conditions())
                .extracting(condition -> condition.kind() + " " + condition.value())
                .containsExactly("SYMBOL 25-HD/DUK", "YEAR 2026", "SIGNER Sơn", "WITHOUT quý");
    }

    /** R27: what the index has not caught up with is left out of hits and counts. */
    @Test
    void documentsCanBeLeftOutOfHitsAndCountsOrAloneBeLookedAmong() throws Exception {
        IndexQuery.Builder all = IndexQuery.of("", OFFICE);
        IndexPage before = index.search(all.build());
        long first = before.hits().get(0).documentId();

        IndexPage without = index.search(all.without(Set.of(first)).build());
        IndexPage only = index.search(IndexQuery.of("", OFFICE).only(Set.of(first)).build());

        assertThat(without.total()).isEqualTo(before.total() - 1);
        assertThat(without.hits()).extracting(IndexHit::documentId).doesNotContain(first);
        assertThat(sum(without.facets().years())).isEqualTo(sum(before.facets().years()) - 1);
        assertThat(only.hits()).extracting(IndexHit::documentId).containsExactly(first);
        assertThat(sum(only.facets().years())).isEqualTo(1);
    }

    private static long sum(List<IndexPage.Count> counts) {
        return counts.stream().mapToLong(IndexPage.Count::count).sum();
    }

    /** R63. */
    @Test
    void rebuildsWhileInUse() throws Exception {
        IndexRebuild rebuild = index.rebuild();
        assertThat(rebuild.reached()).isZero();
        rebuild.put(List.of(guidance(100, 1, "dựng lại một"), guidance(101, 1, "dựng lại hai")));
        index.put(List.of(guidance(101, 2, "bản mới trong lúc dựng lại")));
        index.remove(100, 3);
        settle();
        assertThat(found("25-HD/ĐUK")).as("the old index is still in use").containsExactly(1L);

        IndexRebuild again = index.rebuild();
        assertThat(again.reached()).isEqualTo(101);
        assertThat(again.put(List.of(guidance(101, 1, "dựng lại hai"))).items().get(0).result())
                .isEqualTo(ItemResult.STALE);
        again.put(List.of(guidance(102, 7, "dựng lại ba")));
        again.complete();

        assertThat(index.versions(0, 100))
                .containsExactly(new IndexedVersion(101, 2), new IndexedVersion(102, 7));
        assertThat(found("trong lúc dựng lại")).startsWith(101L);
        assertThat(index.health().available()).isTrue();
        assertThat(put(guidance(103, 1, "sau khi dựng lại"))).isEqualTo(ItemResult.DONE);
    }

    @Test
    void aRebuildCanBeAbandoned() throws Exception {
        IndexRebuild rebuild = index.rebuild();
        rebuild.put(List.of(guidance(100, 1, "dựng lại một")));
        rebuild.abandon();
        settle();
        assertThat(index.health().documents()).isEqualTo(4);
        assertThat(put(guidance(104, 1, "như cũ"))).isEqualTo(ItemResult.DONE);
    }

    @Test
    void listsVersionsInOrderOfIds() throws Exception {
        assertThat(index.versions(1, 2))
                .containsExactly(new IndexedVersion(2, 1), new IndexedVersion(3, 1));
        assertThat(index.versions(4, 2)).isEmpty();
    }

    @Test
    void tellsItsHealth() throws Exception {
        IndexHealth health = index.health();
        assertThat(health.available()).isTrue();
        assertThat(health.documents()).isEqualTo(4);
    }

    /** The optical reader took "sâm" for "sám" and "Ná" for "Nà". */
    @Test
    void scansAreFoundWhateverTheirMarksAndSaySo() throws Exception {
        index.put(
                List.of(
                        IndexEntry.of(71, 1)
                                .subject("Văn bản quét")
                                .encodings(Set.of("TCVN3"))
                                .pages(
                                        List.of(
                                                new PageText(1, "Trang có chữ."),
                                                new PageText(
                                                        2,
                                                        "Nuôi hải sám ở Cà Nà, theo 88-CV/ĐU.",
                                                        TextSource.RECOGNISED,
                                                        "",
                                                        0.8)))
                                .accessTokens(MEMBER)
                                .build()));
        settle();

        IndexHit hit = search(IndexQuery.of("hải sâm", MEMBER)).hits().get(0);
        assertThat(hit.documentId()).isEqualTo(71);
        assertThat(hit.textMarks()).containsExactlyInAnyOrder(IndexEntry.RECOGNISED, "TCVN3");
        assertThat(hit.snippets().get(0).page()).isEqualTo(2);
        assertThat(plain(hit.snippets().get(0).fragments())).contains("hải sám");
        assertThat(hit.snippets().get(0).fragments())
                .anyMatch(f -> f.marked() && f.text().equals("hải sám"));
        assertThat(found("\"ở Cà Ná\"")).containsExactly(71L);
        assertThat(found("88-CV/ĐU")).containsExactly(71L);
        assertThat(ids(search(IndexQuery.of("hải sâm", MEMBER).asTyped(true)))).isEmpty();
    }
}
