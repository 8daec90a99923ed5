package vn.dangvu.shared;

/** An event of one document. */
public interface DocumentEvent extends DomainEvent {
    @Override
    default String objectType() {
        return "document";
    }

    /** Whether what can be found, or by whom, has changed: then the document is indexed anew. */
    default boolean changesIndex() {
        return true;
    }
}
