package vn.dangvu.shared;

import jakarta.ejb.ApplicationException;

import java.util.Map;

/**
 * A refusal of the trade: the request was understood and is not granted. Rolls the transaction back.
 *
 * <p>The message of the exception is for the log; what a person reads is made from {@link #code()}
 * and {@link #facts()} at the edge.
 */
@ApplicationException(rollback = true, inherited = true)
public class DomainException extends RuntimeException {
    private final Refusal refusal;
    private final String code;
    private final transient Map<String, Object> facts;

    /**
     * @param code stable, lower case, {@code feature.reason}, for example {@code submission.unsigned}
     * @param facts typed data for the sentence, never secrets or document text; keys are stable too
     */
    public DomainException(Refusal refusal, String code, Map<String, Object> facts) {
        super(code + (facts.isEmpty() ? "" : " " + facts));
        this.refusal = refusal;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public DomainException(Refusal refusal, String code) {
        this(refusal, code, Map.of());
    }

    public Refusal refusal() {
        return refusal;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts == null ? Map.of() : facts;
    }
}
