package vn.dangvu.signature;

import java.time.Instant;

/**
 * @param label of the token
 * @param certificateSha256 64 hexadecimal digits
 */
public record KeyView(String label, String certificateSha256, Instant notAfter) {}
