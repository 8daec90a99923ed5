package vn.dangvu.signature;

import vn.dangvu.shared.DomainEvent;

import java.util.Map;

/** What visible signatures show was replaced or removed; the fact {@code sha256} is of the image. */
interface SignatureImageChanged extends DomainEvent {
    /** A person's own image. */
    record SignatureImageReplaced(Long personId, Map<String, Object> facts) implements OfPerson {}

    /** A person signs with text again. */
    record SignatureImageRemoved(Long personId, Map<String, Object> facts) implements OfPerson {}

    /** An organisation's seal. */
    record SealImageReplaced(Long personId, Long unitId, Map<String, Object> facts)
            implements OfUnit {}

    /** An organisation seals with text again. */
    record SealImageRemoved(Long personId, Long unitId, Map<String, Object> facts)
            implements OfUnit {}

    /** Whose image it is did it. */
    interface OfPerson extends SignatureImageChanged {
        @Override
        default Long unitId() {
            return null;
        }

        @Override
        default String objectType() {
            return "person";
        }

        @Override
        default long objectId() {
            return personId();
        }
    }

    /** The văn thư did it for the organisation. */
    interface OfUnit extends SignatureImageChanged {
        @Override
        default String objectType() {
            return "unit";
        }

        @Override
        default long objectId() {
            return unitId();
        }
    }
}
