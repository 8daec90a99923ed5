package vn.dangvu.launcher;

/** A server of the stack. Started, stopped and started again by one thread at a time. */
interface Part {

    String name();

    /**
     * Returns when it serves.
     *
     * @throws StartFailure if it does not within its time
     */
    void start() throws StartFailure;

    /** Returns when its processes are gone. Does nothing if it does not run. */
    void stop();

    /** Zero while it does not run. */
    long peakMemoryBytes();
}
