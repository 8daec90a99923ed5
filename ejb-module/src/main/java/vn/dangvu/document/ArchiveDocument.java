package vn.dangvu.document;

import java.time.LocalDate;
import vn.dangvu.content.UploadId;
import vn.dangvu.organisation.UnitId;

/**
 * Put a document from elsewhere into the archive of a unit, exactly as it is.
 *
 * @param issuerName tác giả, 1 to 200 characters
 * @param signerName as written on the page; null = unknown
 */
public record ArchiveDocument(
        UnitId unit,
        String typeCode,
        String symbol,
        LocalDate issuedDate,
        String issuerName,
        String signerName,
        String subject,
        UploadId file) {}
