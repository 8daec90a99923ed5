package vn.dangvu.signing;

/** This document must not or cannot be signed; no repetition will change that. */
public final class UnsignableDocumentException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** Why a document is not signed. */
    public enum Reason {
        NOT_PDF,
        /** Cross-reference table or structure damaged: readers would disagree on what was signed. */
        DAMAGED,
        /** Opens with a password only, or is encrypted in a way that is not understood. */
        ENCRYPTED,
        /** Encrypted, and its owner does not permit others to sign it. */
        NOT_PERMITTED,
        /** An XFA form shows what is not in the pages, so nobody can say what was signed. */
        XFA,
        /** An earlier certification signature (DocMDP) allows no further signature. */
        CERTIFICATION_FORBIDS,
        /** An earlier signature locked the field (FieldMDP or Lock). */
        FIELD_LOCKED,
        /** The wanted field does not exist as an empty signature field, or is signed already. */
        FIELD_UNUSABLE,
        /** The wanted page does not exist. */
        PAGE_MISSING,
        /** The file is not the one that was prepared, or was changed since. */
        CHANGED_SINCE_PREPARED,
        /** More objects, depth or bytes than the engine reads. */
        TOO_COMPLEX
    }

    private final Reason reason;

    public UnsignableDocumentException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public UnsignableDocumentException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
