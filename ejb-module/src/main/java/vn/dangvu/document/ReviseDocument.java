package vn.dangvu.document;

import vn.dangvu.content.UploadId;

import java.time.LocalDate;

/**
 * Replace the particulars of a draft, and its file if one is given. A signed document becomes a
 * draft again: the signature stays with the version it was made on.
 *
 * @param file null keeps the file
 */
public record ReviseDocument(
        DocumentId document,
        String typeCode,
        String symbol,
        LocalDate issuedDate,
        String subject,
        Urgency urgency,
        UploadId file) {}
