package vn.dangvu.signature;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/**
 * The signatures of a version were judged; facts: ordinal, indication, subIndication where there is
 * one, retryable.
 */
public record SignaturesJudged(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {
    public int ordinal() {
        return (Integer) facts.get("ordinal");
    }

    /** Whether they hold. */
    public boolean passed() {
        return facts.get("indication") == Verdict.Conclusion.TOTAL_PASSED;
    }

    /** Whether only sources of revocation or time could not be reached. */
    public boolean retryable() {
        return Boolean.TRUE.equals(facts.get("retryable"));
    }

    /** Why they do not hold; empty where they do. */
    public String subIndication() {
        return String.valueOf(facts.getOrDefault("subIndication", ""));
    }
}
