package vn.dangvu.document;

import java.util.Optional;

/**
 * Types of Party documents with the abbreviation used in the symbol (399-QĐ/TW; HD36, HD05). {@code
 * QĐ} stands for both quyết định and quy định, so the code of the type is not the abbreviation.
 */
public enum DocumentType {
    NQ("NQ"),
    QD("QĐ"),
    QDI("QĐ"),
    CT("CT"),
    KL("KL"),
    QC("QC"),
    TT("TT"),
    HD("HD"),
    TB("TB"),
    BC("BC"),
    KH("KH"),
    CTR("CTr"),
    DA("ĐA"),
    PA("PA"),
    TTR("TTr"),
    CV("CV"),
    BB("BB");

    private final String abbreviation;

    DocumentType(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    public String abbreviation() {
        return abbreviation;
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
