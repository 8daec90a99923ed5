package vn.dangvu.outbox;

/** Whoever works the outbox off. Called outside any transaction. */
public interface OutboxConsumer {
    /** What became of a task. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** The other side is away or busy. */
        record Later() implements Outcome {}

        /** It will never work as it is. */
        record Never(String reason) implements Outcome {}
    }

    Outcome consume(Outbox.Task task);
}
