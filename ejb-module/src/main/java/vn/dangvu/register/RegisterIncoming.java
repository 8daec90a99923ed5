package vn.dangvu.register;

import vn.dangvu.document.DocumentId;

/**
 * Enter a report into the incoming register.
 *
 * @param note ghi chú, at most 500 characters; may be empty
 */
public record RegisterIncoming(DocumentId document, String note) {}
