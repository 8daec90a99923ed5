package vn.dangvu.document;

import java.util.Optional;

/**
 * Types of Party documents with the abbreviation used in the symbol (399-QĐ/TW; HD36, HD05). {@code
 * QĐ} stands for both quyết định and quy định, so the code of the type is not the abbreviation.
 */
public enum DocumentType {
    NQ("NQ", "Nghị quyết"),
    QD("QĐ", "Quyết định"),
    QDI("QĐ", "Quy định"),
    CT("CT", "Chỉ thị"),
    KL("KL", "Kết luận"),
    QC("QC", "Quy chế"),
    TT("TT", "Thông tri"),
    HD("HD", "Hướng dẫn"),
    TB("TB", "Thông báo"),
    BC("BC", "Báo cáo"),
    KH("KH", "Kế hoạch"),
    CTR("CTr", "Chương trình"),
    DA("ĐA", "Đề án"),
    PA("PA", "Phương án"),
    TTR("TTr", "Tờ trình"),
    CV("CV", "Công văn"),
    BB("BB", "Biên bản");

    private final String abbreviation;
    private final String title;

    DocumentType(String abbreviation, String title) {
        this.abbreviation = abbreviation;
        this.title = title;
    }

    public String abbreviation() {
        return abbreviation;
    }

    /** The name of the type as documents bear it, in Vietnamese: a word of the trade, not of a page. */
    public String title() {
        return title;
    }

    /** The type with this code, if there is one. */
    public static Optional<DocumentType> of(String code) {
        for (DocumentType type : values()) {
            if (type.name().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
