package vn.dangvu.document;

import vn.dangvu.content.UploadId;
import vn.dangvu.organisation.UnitId;

import java.time.LocalDate;

/**
 * Put a document from elsewhere into the archive of a unit, exactly as it is.
 *
 * @param issuerName tác giả, 1 to 200 characters
 * @param openToMembers whether every member of the unit and of all units below it may read it;
 *     otherwise only the unit's own officers
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
        boolean openToMembers,
        UploadId file) {}
