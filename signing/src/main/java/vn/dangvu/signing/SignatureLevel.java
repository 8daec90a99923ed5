package vn.dangvu.signing;

/** Baseline level of a PAdES signature (EN 319 142-1 §6), each containing the ones before it. */
public enum SignatureLevel {
    /** Signed, with the signer's certificate bound into the signature. */
    B_B,
    /** And a time-stamp over the signature value. */
    B_T,
    /** And the certificates and revocation data needed to judge it, in the DSS dictionary. */
    B_LT,
    /** And a document time-stamp over all of it. */
    B_LTA;

    /** Whether this level contains all that {@code other} asks for. */
    public boolean reaches(SignatureLevel other) {
        return compareTo(other) >= 0;
    }
}
