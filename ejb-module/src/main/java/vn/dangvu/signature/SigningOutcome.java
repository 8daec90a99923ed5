package vn.dangvu.signature;

import vn.dangvu.document.DocumentId;
import vn.dangvu.shared.DomainException;

/**
 * How one document of several fared.
 *
 * @param ordinal of the signed version; null when it was refused
 * @param refusal why it was not signed and is as it was; null when it was
 */
public record SigningOutcome(DocumentId document, Integer ordinal, DomainException refusal) {
    public boolean signed() {
        return refusal == null;
    }
}
