package vn.dangvu.index;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the index holds of one document. Build it with {@link #of}.
 *
 * <p>A document whose text must not leave the database (secret ones) is entered without subject and
 * pages, or not at all: that is the caller's decision.
 *
 * @param documentId identity in the database
 * @param version grows with every change of the row; never negative
 * @param family shared by the documents that are versions of one another, for instance the id of the
 *     first; the document's own id when it stands alone
 * @param symbol number and notation, for instance {@code 25-HD/ĐUK}; empty when none
 * @param type code of the type, for instance {@code HD}; a facet
 * @param typeName the type's name as shown in the facet, for instance {@code Hướng dẫn}
 * @param subject abstract (trích yếu); weighs more than the body
 * @param issuer name of the issuer as shown
 * @param issuerUnit id of the issuing unit; 0 when it is none of ours; a facet
 * @param issuerLine the issuing unit and every unit above it, for filters by subtree
 * @param signer name of the person who signed; empty when unknown
 * @param issuedDate null when unknown
 * @param year of issue, or of arrival; null when unknown; a facet
 * @param urgency code; empty when ordinary
 * @param status code; empty when none
 * @param validSignature whether the signature was judged valid
 * @param kind {@code DIRECTIVE}, {@code REPORT} or {@code ARCHIVE}
 * @param pages text by page; empty for a document without text
 * @param encodings legacy encodings that were converted on the way, such as {@code TCVN3}
 * @param accessTokens who may find it; empty means nobody
 */
public record IndexEntry(
        long documentId,
        long version,
        long family,
        String symbol,
        String type,
        String typeName,
        String subject,
        String issuer,
        long issuerUnit,
        Set<Long> issuerLine,
        String signer,
        LocalDate issuedDate,
        Integer year,
        String urgency,
        String status,
        boolean validSignature,
        String kind,
        List<PageText> pages,
        Set<String> encodings,
        Set<String> accessTokens) {

    /** Marks a document of which at least one page was read from its picture. */
    public static final String RECOGNISED = "RECOGNISED";

    public IndexEntry {
        if (version < 0) {
            throw new IllegalArgumentException("negative version: " + version);
        }
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(typeName, "typeName");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(kind, "kind");
        issuerLine = Set.copyOf(issuerLine);
        pages = List.copyOf(pages);
        encodings = Set.copyOf(encodings);
        accessTokens = Set.copyOf(accessTokens);
    }

    /** Where the text comes from: {@link #RECOGNISED}, encodings; empty for ordinary text. */
    public Set<String> textMarks() {
        Set<String> marks = new TreeSet<>(encodings);
        if (pages.stream().anyMatch(page -> page.source() == TextSource.RECOGNISED)) {
            marks.add(RECOGNISED);
        }
        return marks;
    }

    /** Starts an entry whose other fields are empty: found by nobody until access tokens are given. */
    public static Builder of(long documentId, long version) {
        return new Builder(documentId, version);
    }

    /** Names the fields of an entry. A null text counts as empty. */
    public static final class Builder {
        private final long documentId;
        private final long version;
        private long family;
        private String symbol = "";
        private String type = "";
        private String typeName = "";
        private String subject = "";
        private String issuer = "";
        private long issuerUnit;
        private Set<Long> issuerLine = Set.of();
        private String signer = "";
        private LocalDate issuedDate;
        private Integer year;
        private String urgency = "";
        private String status = "";
        private boolean validSignature;
        private String kind = "";
        private List<PageText> pages = List.of();
        private Set<String> encodings = Set.of();
        private Set<String> accessTokens = Set.of();

        private Builder(long documentId, long version) {
            this.documentId = documentId;
            this.version = version;
            this.family = documentId;
        }

        public Builder family(long value) {
            family = value;
            return this;
        }

        public Builder symbol(String value) {
            symbol = orEmpty(value);
            return this;
        }

        public Builder type(String code, String name) {
            type = orEmpty(code);
            typeName = orEmpty(name);
            return this;
        }

        public Builder subject(String value) {
            subject = orEmpty(value);
            return this;
        }

        /** Takes the units above the issuing unit as its line; the unit itself may be among them. */
        public Builder issuer(String name, long unit, Set<Long> line) {
            issuer = orEmpty(name);
            issuerUnit = unit;
            issuerLine = line;
            return this;
        }

        public Builder signer(String value) {
            signer = orEmpty(value);
            return this;
        }

        /** Sets the year too, unless {@link #year} was called. */
        public Builder issuedDate(LocalDate value) {
            issuedDate = value;
            return this;
        }

        public Builder year(Integer value) {
            year = value;
            return this;
        }

        public Builder urgency(String value) {
            urgency = orEmpty(value);
            return this;
        }

        public Builder status(String value) {
            status = orEmpty(value);
            return this;
        }

        public Builder validSignature(boolean value) {
            validSignature = value;
            return this;
        }

        public Builder kind(String value) {
            kind = orEmpty(value);
            return this;
        }

        public Builder pages(List<PageText> value) {
            pages = value;
            return this;
        }

        public Builder encodings(Set<String> value) {
            encodings = value;
            return this;
        }

        public Builder accessTokens(Set<String> value) {
            accessTokens = value;
            return this;
        }

        public IndexEntry build() {
            Integer issuedYear =
                    year == null && issuedDate != null
                            ? Integer.valueOf(issuedDate.getYear())
                            : year;
            Set<Long> line = new HashSet<>(issuerLine);
            if (issuerUnit != 0) {
                line.add(issuerUnit);
            }
            return new IndexEntry(
                    documentId,
                    version,
                    family,
                    symbol,
                    type,
                    typeName,
                    subject,
                    issuer,
                    issuerUnit,
                    line,
                    signer,
                    issuedDate,
                    issuedYear,
                    urgency,
                    status,
                    validSignature,
                    kind,
                    pages,
                    encodings,
                    accessTokens);
        }

        private static String orEmpty(String value) {
            return Objects.requireNonNullElse(value, "");
        }
    }
}
