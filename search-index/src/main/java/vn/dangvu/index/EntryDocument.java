package vn.dangvu.index;

import vn.dangvu.analysis.CleanText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry as the JSON document that {@code documents.json} maps. */
final class EntryDocument {

    static final char FACET_SEPARATOR = '\t';

    private EntryDocument() {}

    static Map<String, Object> of(IndexEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("document_id", entry.documentId());
        fields.put("row_version", entry.version());
        fields.put("family", entry.family());
        fields.put("access", List.copyOf(entry.accessTokens()));
        fields.put(AccessNumbers.FIELD, AccessNumbers.of(entry.accessTokens()));
        put(fields, "symbol", entry.symbol());
        put(fields, "type", entry.type());
        put(fields, "type_name", entry.typeName());
        put(fields, "type_facet", facet(entry.type(), entry.typeName()));
        put(fields, "subject", CleanText.of(entry.subject()));
        put(fields, "issuer", entry.issuer());
        if (entry.issuerUnit() != 0) {
            String unit = Long.toString(entry.issuerUnit());
            fields.put("issuer_unit", unit);
            fields.put("issuer_facet", facet(unit, entry.issuer()));
        }
        fields.put("issuer_line", entry.issuerLine().stream().map(String::valueOf).toList());
        put(fields, "signer", entry.signer());
        if (entry.issuedDate() != null) {
            fields.put("issued", entry.issuedDate().toString());
        }
        if (entry.year() != null) {
            fields.put("year", entry.year());
        }
        put(fields, "urgency", entry.urgency());
        put(fields, "status", entry.status());
        put(fields, "kind", entry.kind());
        fields.put("valid_signature", entry.validSignature());
        fields.put("text_marks", List.copyOf(entry.textMarks()));
        fields.put("body", pages(entry, false));
        fields.put("scan", pages(entry, true));
        return fields;
    }

    /** The optical reader often takes one mark for another: its pages are searched without marks only. */
    private static List<String> pages(IndexEntry entry, boolean recognised) {
        return entry.pages().stream()
                .filter(page -> recognised == (page.source() == TextSource.RECOGNISED))
                .map(MarkedText::ofPage)
                .toList();
    }

    /** Value and label in one, so that a facet is one count and not one in another. */
    private static String facet(String value, String label) {
        String shown = label.length() > 200 ? label.substring(0, 200) : label;
        return value.isEmpty() ? "" : value + FACET_SEPARATOR + shown;
    }

    /** Characters of the text, as a measure of the size of a bulk. */
    static long size(IndexEntry entry) {
        return 1_000 + entry.pages().stream().mapToLong(page -> page.text().length()).sum();
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
