/**
 * PAdES signatures: made, extended and judged.
 *
 * <p>Begin with {@link vn.dangvu.signing.PadesSigner} (prepare, let a {@link
 * vn.dangvu.signing.SigningToken} sign, complete) and {@link vn.dangvu.signing.PadesVerifier}. A
 * failure of the outside world is a {@link vn.dangvu.signing.SigningException}; a bad document is a
 * value with findings.
 */
package vn.dangvu.signing;
