package vn.dangvu.launcher;

/** The start cannot go on. The message is one sentence that says what to do. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public StartFailure(String whatToDo) {
        super(whatToDo);
    }

    public StartFailure(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
