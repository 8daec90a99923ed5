package vn.dangvu.signature;

import vn.dangvu.document.DocumentId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.Pin;

import java.util.List;

/** Sign several documents with one login to one's own key. Holds a PIN: never logged, never shown. */
public final class SignDocuments {
    /** As many as a person can have read before pressing; the login lasts while they are signed. */
    public static final int MOST = 100;

    /**
     * One of them.
     *
     * @param ordinal the version that was read; another current one refuses
     */
    public record Chosen(DocumentId document, int ordinal) {}

    private final List<Chosen> chosen;
    private final char[] pin;

    /**
     * @param chosen in the order they are signed, 1 to {@link #MOST}
     * @param pin of the signer's token; not copied, the caller wipes it afterwards
     * @throws DomainException {@code signature.number-of-documents}
     */
    public SignDocuments(List<Chosen> chosen, char[] pin) {
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new DomainException(Refusal.INVALID, "signature.number-of-documents");
        }
        this.chosen = List.copyOf(chosen);
        this.pin = pin;
    }

    List<Chosen> chosen() {
        return chosen;
    }

    /** A copy, to be closed after use. */
    Pin pin() {
        return Pin.copyOf(pin);
    }
}
