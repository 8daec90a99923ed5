package vn.dangvu.submission;

/** What became of a report on arrival. */
public enum Judgement {
    /** Its signatures hold. */
    ACCEPTED,
    /** Arrived; whether its signatures hold cannot be asked right now and is asked again. */
    AWAITING_CHECK
}
