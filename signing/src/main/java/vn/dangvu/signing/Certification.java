package vn.dangvu.signing;

/** What a certification signature (DocMDP, ISO 32000-1 §12.8.2.2) lets others change later. */
public enum Certification {
    /** P=1: nothing but validation data and document time-stamps. */
    NO_CHANGES(1),
    /** P=2: filling in forms and signing. */
    FORMS_AND_SIGNATURES(2),
    /** P=3: annotations too. */
    ANNOTATIONS(3);

    private final int permission;

    Certification(int permission) {
        this.permission = permission;
    }

    /** The value of P. */
    public int permission() {
        return permission;
    }
}
