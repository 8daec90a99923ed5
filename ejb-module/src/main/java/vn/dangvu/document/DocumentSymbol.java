package vn.dangvu.document;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Số và ký hiệu, as {@code 05-NQ/ĐU}: number, type, issuer. Read tolerantly, since documents in the
 * wild leave out the hyphen or write spaces; written one way only: no spaces, hyphen, slash, numbers
 * below 10 with a leading zero.
 *
 * @param codeNumber 1 to 99999
 * @param codeNotation what follows the hyphen, for example {@code NQ/ĐU}
 */
public record DocumentSymbol(int codeNumber, String codeNotation) {
    private static final Pattern TOLERANT =
            Pattern.compile(
                    "(?iu)\\s*(?:số\\s*:?\\s*)?(\\d{1,5})\\s*[-–/]?\\s*"
                            + "([\\p{L}]{1,6})\\s*[/-]\\s*([\\p{L}\\p{N}.\\-]{1,20})\\s*");

    /**
     * @throws DomainException {@code document.symbol} when no number, type and issuer can be read
     */
    public static DocumentSymbol parse(String text) {
        String nfc = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
        Matcher parts = TOLERANT.matcher(nfc);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw new DomainException(
                    Refusal.INVALID, "document.symbol", Map.of("field", "symbol"));
        }
        return new DocumentSymbol(
                Integer.parseInt(parts.group(1)), parts.group(2) + "/" + parts.group(3));
    }

    @Override
    public String toString() {
        return "%02d-%s".formatted(codeNumber, codeNotation);
    }
}
