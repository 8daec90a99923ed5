package vn.dangvu.index;

import java.util.Objects;

/**
 * What became of one entry.
 *
 * @param reason for a person, without document text; empty when {@link ItemResult#DONE}
 */
public record ItemOutcome(long documentId, long version, ItemResult result, String reason) {

    public ItemOutcome {
        Objects.requireNonNull(result, "result");
        reason = Objects.requireNonNullElse(reason, "");
    }
}
