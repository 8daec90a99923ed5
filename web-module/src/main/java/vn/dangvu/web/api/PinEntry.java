package vn.dangvu.web.api;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Arrays;
import java.util.Map;

/** A body with a member {@code pin}, which {@link PinReader} takes out before the rest is read. */
public abstract class PinEntry {
    /** Declared so that the member is known; always empty. */
    public String pin;

    private char[] taken;

    final void hold(char[] secret) {
        taken = secret;
    }

    /**
     * The PIN; the caller wipes it.
     *
     * @throws DomainException {@code signature.pin-missing}
     */
    final char[] secret() {
        if (taken == null) {
            throw new DomainException(
                    Refusal.INVALID, "signature.pin-missing", Map.of("field", "pin"));
        }
        return taken;
    }

    final void wipe() {
        if (taken != null) {
            Arrays.fill(taken, '\0');
        }
    }
}
