package vn.dangvu.signature;

import vn.dangvu.document.DocumentId;
import vn.dangvu.signing.Pin;

/**
 * Sign with one's own key on the server.
 *
 * @param ordinal the version that was read; another current one refuses
 * @param pin closed by whoever made it
 */
public record SignDocument(DocumentId document, int ordinal, char[] pin) {
    Pin takePin() {
        return Pin.copyOf(pin);
    }

    @Override
    public String toString() {
        return "SignDocument[" + document + ", " + ordinal + ", pin=…]";
    }
}
