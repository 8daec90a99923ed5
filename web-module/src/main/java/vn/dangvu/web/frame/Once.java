package vn.dangvu.web.frame;

import java.util.function.Supplier;

/**
 * Something a page asks for once, however often its expressions name it; may be null. For beans of
 * one request.
 */
public final class Once<T> {
    private boolean asked;
    private T answer;

    /** The answer of the first question. */
    public T get(Supplier<T> question) {
        if (!asked) {
            answer = question.get();
            asked = true;
        }
        return answer;
    }

    /** After a change: the next question is asked again. */
    public void forget() {
        asked = false;
        answer = null;
    }
}
