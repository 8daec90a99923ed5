package vn.dangvu.signing;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A finished signature, re-opened and checked after it was written.
 *
 * @param size bytes of the file
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param level level that was reached
 * @param provenTime time of the signature time-stamp; null at level B-B
 */
public record SignedPdf(
        Path file,
        long size,
        String sha256,
        String fieldName,
        SignatureLevel level,
        Instant provenTime) {}
