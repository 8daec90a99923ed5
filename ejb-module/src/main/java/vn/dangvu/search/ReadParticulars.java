package vn.dangvu.search;

import vn.dangvu.document.DocumentType;
import vn.dangvu.index.fields.PageFields;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a PDF that has just arrived says of itself: a proposal for a form, for a person to confirm.
 *
 * @param fields by the name of the field in forms: {@code type} (code), {@code symbol}, {@code
 *     issued-date}, {@code subject}, {@code issuer}, {@code signer}; what could not be read is missing
 * @param deadlines days by which something is asked for, in order
 */
public record ReadParticulars(Map<String, Read> fields, List<LocalDate> deadlines) {
    /** Fields of forms that are looked for. */
    public static final List<String> FIELDS =
            List.of("type", "symbol", "issued-date", "subject", "issuer", "signer");

    /** Nothing could be read. */
    static final ReadParticulars NOTHING = new ReadParticulars(Map.of(), List.of());

    /**
     * One field.
     *
     * @param value as a form takes it; a day as {@code 2026-11-23}
     * @param sure in per cent, 0 to 100; below 90 a person should look twice
     * @param page where it stands, from 1
     */
    public record Read(String value, int sure, int page) {}

    public ReadParticulars {
        fields = Map.copyOf(fields);
        deadlines = List.copyOf(deadlines);
    }

    static ReadParticulars of(PageFields read) {
        Map<String, Read> fields = new LinkedHashMap<>();
        put(fields, "type", read.type().flatMap(ReadParticulars::code));
        put(fields, "symbol", read.symbol());
        put(fields, "issued-date", read.issued());
        put(fields, "subject", read.subject());
        put(fields, "issuer", read.issuer());
        put(fields, "signer", read.signer());
        return new ReadParticulars(
                fields, read.deadlines().stream().map(PageFields.Field::value).toList());
    }

    private static void put(
            Map<String, Read> fields, String name, Optional<? extends PageFields.Field<?>> field) {
        field.ifPresent(
                f -> {
                    int sure = (int) Math.floor(100 * f.confidence());
                    fields.put(name, new Read(f.value().toString(), sure, f.page()));
                });
    }

    /** Of the types that we keep; the state has more. */
    private static Optional<PageFields.Field<String>> code(PageFields.Field<String> type) {
        return Arrays.stream(DocumentType.values())
                .filter(known -> known.title().equalsIgnoreCase(type.value()))
                .findFirst()
                .map(known -> new PageFields.Field<>(known.name(), type.confidence(), type.page()));
    }
}
