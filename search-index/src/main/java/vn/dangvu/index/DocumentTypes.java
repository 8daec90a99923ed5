package vn.dangvu.index;

import vn.dangvu.analysis.VietnameseText;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Types of documents and the codes they have in a symbol (399-QĐ/TW; decree 30/2020, appendix III). */
final class DocumentTypes {

    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        add("nghị quyết", "NQ");
        add("quyết định", "QĐ");
        add("quy định", "QĐ");
        add("chỉ thị", "CT");
        add("kết luận", "KL");
        add("quy chế", "QC");
        add("thông tri", "TT");
        add("hướng dẫn", "HD");
        add("thông báo", "TB");
        add("thông cáo", "TC");
        add("báo cáo", "BC");
        add("kế hoạch", "KH");
        add("chương trình", "CTr");
        add("quy hoạch", "QH");
        add("đề án", "ĐA");
        add("phương án", "PA");
        add("dự án", "DA");
        add("tờ trình", "TTr");
        add("công văn", "CV");
        add("công điện", "CĐ");
        add("biên bản", "BB");
        add("giấy mời", "GM");
        add("giấy giới thiệu", "GGT");
        add("nghị định", "NĐ");
        add("thông tư", "TT");
    }

    private DocumentTypes() {}

    private static void add(String name, String code) {
        CODES.put(fold(name), code);
    }

    static String fold(String text) {
        return VietnameseText.fold(text).toLowerCase(Locale.ROOT).strip();
    }

    /** The type whose name a line starts with; the name is returned folded. */
    static Optional<String> nameAtStart(String line) {
        String folded = fold(line);
        return CODES.keySet().stream()
                .filter(name -> folded.equals(name) || folded.startsWith(name + " "))
                .findFirst();
    }

    static String code(String foldedName) {
        return CODES.get(foldedName);
    }

    /** The code as it is written, for one found in a symbol without regard to case and marks. */
    static Optional<String> known(String code) {
        String folded = fold(code);
        return CODES.values().stream().filter(known -> fold(known).equals(folded)).findFirst();
    }
}
