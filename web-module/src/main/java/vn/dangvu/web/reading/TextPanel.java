package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.document.DocumentId;
import vn.dangvu.search.TextService;
import vn.dangvu.search.TextState;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Messages;

import java.util.List;
import java.util.stream.Stream;

/** Whether the document on the page is found by its words, and what stands in the way. */
@RequestScoped
@Named
public class TextPanel {
    @Inject TextService texts;
    @Inject CurrentActor current;
    @Inject CurrentPath path;
    @Inject Messages messages;

    private TextState state;

    public TextState getState() {
        if (state == null) {
            state = texts.stateOf(current.required(), id());
        }
        return state;
    }

    private DocumentId id() {
        return new DocumentId(path.id("id"));
    }

    /** Whether there is anything to say: most documents are simply searchable. */
    public boolean isTold() {
        return isRecognising() || !getTrouble().isEmpty() || isMarked();
    }

    public boolean isRecognising() {
        return getState().pictures() > 0 && !isStopped();
    }

    private boolean isStopped() {
        return getState().reason().equals("no-recognition");
    }

    public String getTitle() {
        return messages.word(getState().verdict());
    }

    /** Why words are missing, and what to do; empty while nothing is wrong. */
    public String getTrouble() {
        return isRecognising() || getState().reason().isEmpty()
                ? ""
                : messages.of("text." + getState().reason());
    }

    public boolean isMarked() {
        return !getMarks().isEmpty();
    }

    /** Where the words come from, when they did not stand in the file as they are shown. */
    public List<String> getMarks() {
        Stream<String> converted =
                getState().encodings().stream().sorted().map(e -> messages.of("text.converted", e));
        Stream<String> recognised =
                getState().recognisedPages() == 0
                        ? Stream.empty()
                        : Stream.of(
                                messages.of(
                                        "text.recognised",
                                        getState().recognisedPages(),
                                        Math.round(100 * getState().confidence())));
        return Stream.concat(converted, recognised).toList();
    }

    public void readAgain() {
        texts.readAgain(current.required(), id());
        Go.to("/van-ban/" + id().value() + "#noi-dung-chu");
    }
}
