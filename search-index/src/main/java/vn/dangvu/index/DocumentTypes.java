package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of documents and the codes they have in a symbol (399-QĐ/TW; decree 30/2020, appendix III). */
public final class DocumentTypes {

    /**
     * A type.
     *
     * @param name in small letters, {@code hướng dẫn}
     * @param folded the name without marks
     * @param code its abbreviation in a symbol, {@code HD}; two types may share one
     */
    public record Type(String name, String folded, String code) {}

    private static final List<Type> ALL =
            List.of(
                    type("nghị quyết", "NQ"),
                    type("quyết định", "QĐ"),
                    type("quy định", "QĐ"),
                    type("chỉ thị", "CT"),
                    type("kết luận", "KL"),
                    type("quy chế", "QC"),
                    type("thông tri", "TT"),
                    type("hướng dẫn", "HD"),
                    type("thông báo", "TB"),
                    type("thông cáo", "TC"),
                    type("báo cáo", "BC"),
                    type("kế hoạch", "KH"),
                    type("chương trình", "CTr"),
                    type("quy hoạch", "QH"),
                    type("đề án", "ĐA"),
                    type("phương án", "PA"),
                    type("dự án", "DA"),
                    type("tờ trình", "TTr"),
                    type("công văn", "CV"),
                    type("công điện", "CĐ"),
                    type("biên bản", "BB"),
                    type("giấy mời", "GM"),
                    type("giấy giới thiệu", "GGT"),
                    type("nghị định", "NĐ"),
                    type("thông tư", "TT"));

    private DocumentTypes() {}

    private static Type type(String name, String code) {
        return new Type(name, fold(name), code);
    }

    static String fold(String text) {
        return VietnameseText.fold(text).toLowerCase(Locale.ROOT).strip();
    }

    /** The type whose name a folded line starts with. */
    public static Optional<Type> atStart(String folded) {
        return ALL.stream()
                .filter(
                        type ->
                                folded.equals(type.folded())
                                        || folded.startsWith(type.folded() + " "))
                .findFirst();
    }

    /** The first type with this abbreviation, in whatever case and marks. */
    public static Optional<Type> byCode(String code) {
        String folded = fold(code);
        return ALL.stream().filter(type -> fold(type.code()).equals(folded)).findFirst();
    }
}
