package vn.dangvu.document;

/** Độ khẩn: thường, khẩn, thượng khẩn, hỏa tốc (edXML Priority 0–3, in this order). */
public enum Urgency {
    NORMAL,
    URGENT,
    VERY_URGENT,
    FLASH
}
