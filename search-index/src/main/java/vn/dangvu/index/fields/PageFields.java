package vn.dangvu.index.fields;

import vn.dangvu.index.PageText;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the register asks for, read from the text of a document of the Party (36-HD/VPTW, 05-HD/VPTW)
 * or of the state (decree 30/2020/NĐ-CP). A proposal for a person to confirm, never a fact.
 *
 * @param symbol number and notation as written, without blanks: {@code 25-HD/ĐUK}
 * @param issued date of issue
 * @param place place name of the date line
 * @param issuer name of the issuing body, in capitals as written
 * @param type name of the type in small letters: {@code hướng dẫn}
 * @param subject abstract (trích yếu)
 * @param signer name of the person who signed
 * @param recipients the list under "Nơi nhận", without dashes
 * @param deadlines dates by which something is asked for, in order
 */
public record PageFields(
        Optional<Field<String>> symbol,
        Optional<Field<LocalDate>> issued,
        Optional<Field<String>> place,
        Optional<Field<String>> issuer,
        Optional<Field<String>> type,
        Optional<Field<String>> subject,
        Optional<Field<String>> signer,
        List<Field<String>> recipients,
        List<Field<LocalDate>> deadlines) {

    public PageFields {
        recipients = List.copyOf(recipients);
        deadlines = List.copyOf(deadlines);
    }

    /**
     * One field.
     *
     * @param confidence 0 to 1; below 0.9 a person should look
     * @param page where it stands, from 1
     */
    public record Field<T>(T value, double confidence, int page) {

        /** Whether a person should look twice. */
        public boolean doubtful() {
            return confidence < 0.9;
        }
    }

    /**
     * Reads the head of the first page and the end of the last ones; never fails.
     *
     * @param pages in order; fields on recognised pages are no surer than their page
     */
    public static PageFields read(List<PageText> pages) {
        Lines lines = Lines.of(pages);
        Optional<Field<String>> symbol = SymbolField.read(lines);
        Optional<Field<LocalDate>> issued = DateField.issued(lines);
        return new PageFields(
                symbol,
                issued,
                DateField.place(lines),
                IssuerField.read(lines),
                TypeField.read(lines, symbol),
                SubjectField.read(lines),
                SignerField.read(lines),
                RecipientsField.read(lines),
                DeadlineField.read(lines, issued));
    }
}
