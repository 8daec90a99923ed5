package vn.dangvu.signature;

import vn.dangvu.document.DocumentId;
import vn.dangvu.signing.Pin;

/** Sign with one's own key on the server. Holds a PIN: never logged, never shown. */
public final class SignDocument {
    private final DocumentId document;
    private final int ordinal;
    private final char[] pin;

    /**
     * @param ordinal the version that was read; another current one refuses
     * @param pin of the signer's token; not copied, the caller wipes it afterwards
     */
    public SignDocument(DocumentId document, int ordinal, char[] pin) {
        this.document = document;
        this.ordinal = ordinal;
        this.pin = pin;
    }

    DocumentId document() {
        return document;
    }

    int ordinal() {
        return ordinal;
    }

    /** A copy, to be closed after use. */
    Pin pin() {
        return Pin.copyOf(pin);
    }
}
