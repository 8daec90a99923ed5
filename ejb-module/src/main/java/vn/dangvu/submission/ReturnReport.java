package vn.dangvu.submission;

import vn.dangvu.document.DocumentId;

/**
 * Give a report back.
 *
 * @param reason 5 to 1,000 characters: what to mend
 */
public record ReturnReport(DocumentId document, String reason) {}
