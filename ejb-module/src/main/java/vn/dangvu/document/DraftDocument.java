package vn.dangvu.document;

import vn.dangvu.content.UploadId;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;

import java.time.LocalDate;
import java.util.List;

/**
 * Make a draft.
 *
 * @param unit whose document it is
 * @param typeCode a {@link DocumentType} name
 * @param symbol số và ký hiệu, read tolerantly
 * @param subject trích yếu, 1 to 500 characters
 * @param signer who is to sign; null = the secretary of the unit
 * @param answers the directive that it answers; null = none
 * @param file a finished upload holding an unencrypted, undamaged PDF
 */
public record DraftDocument(
        DocumentKind kind,
        UnitId unit,
        String typeCode,
        String symbol,
        LocalDate issuedDate,
        String subject,
        Urgency urgency,
        PersonId signer,
        DocumentId answers,
        UploadId file,
        List<UploadId> attachments) {
    public DraftDocument {
        attachments = List.copyOf(attachments);
    }
}
