package vn.dangvu.signing;

/**
 * One attack on a signed file.
 *
 * @param kind family in the literature (USF, SWA, ISA, shadow …)
 * @param name unique
 * @param effect who is deceived
 * @param before the file as it was signed, which must pass
 * @param after what was made of it, which must not
 */
record Attack(String kind, String name, Effect effect, byte[] before, byte[] after) {

    /** Who is deceived by it. */
    enum Effect {
        /** A person: the pages look different. */
        SEEN,
        /** A program: what it reads is different (text, fields, scripts, signatures). */
        READ
    }
}
