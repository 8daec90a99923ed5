package vn.dangvu.index;

import vn.dangvu.analysis.CleanText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry as the JSON document that {@code documents.json} maps. */
final class EntryDocument {

    private EntryDocument() {}

    static Map<String, Object> of(IndexEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("document_id", entry.documentId());
        fields.put("row_version", entry.version());
        fields.put("access", List.copyOf(entry.accessTokens()));
        put(fields, "symbol", entry.symbol());
        put(fields, "type", entry.type());
        put(fields, "type_name", entry.typeName());
        put(fields, "subject", CleanText.of(entry.subject()));
        put(fields, "issuer", entry.issuer());
        if (entry.issuerUnit() != 0) {
            fields.put("issuer_unit", Long.toString(entry.issuerUnit()));
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
        if (!entry.pages().isEmpty()) {
            fields.put("body", entry.pages().stream().map(MarkedText::ofPage).toList());
        }
        return fields;
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
