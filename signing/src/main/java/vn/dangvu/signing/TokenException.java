package vn.dangvu.signing;

/** A token did not sign. The reason says what the person can do; no message holds a PIN. */
public final class TokenException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** Why a token did not sign. */
    public enum Reason {
        /** The PIN is wrong; how many tries are left is not known to be few. */
        PIN_INCORRECT,
        /** The PIN is wrong and the token says that few tries are left. */
        PIN_COUNT_LOW,
        /** The PIN is wrong and the next wrong one locks the token. */
        PIN_FINAL_TRY,
        /** The PIN is locked or was never set; the token's issuer has to unlock it. */
        PIN_LOCKED,
        /** The PIN must be changed before the token signs. */
        PIN_EXPIRED,
        /** No token with that label (and serial number) is there. */
        TOKEN_ABSENT,
        /** The token went away while it was used. */
        TOKEN_REMOVED,
        /** The person declined at the reader or its PIN pad. */
        DECLINED,
        /** The token or its driver reported a fault. */
        DEVICE_ERROR,
        /** All sessions are in use, or the token stayed locked by another operation too long. */
        BUSY,
        /** The token holds no private key for the certificate. */
        KEY_MISSING,
        /** The token holds no certificate, or not the expected one. */
        CERTIFICATE_MISSING,
        /** The token cannot sign with the wanted algorithm. */
        ALGORITHM_UNSUPPORTED,
        /** The PKCS#11 library or key file could not be opened. */
        LIBRARY_UNUSABLE;

        /** Whether the token or its driver failed, so that a login that met it is lost. */
        boolean isFault() {
            return this == TOKEN_ABSENT
                    || this == TOKEN_REMOVED
                    || this == DEVICE_ERROR
                    || this == LIBRARY_UNUSABLE;
        }
    }

    private final Reason reason;

    public TokenException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public TokenException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
