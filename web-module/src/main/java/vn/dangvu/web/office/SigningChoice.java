package vn.dangvu.web.office;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;

import java.util.Arrays;
import java.util.List;

/**
 * One ticked document of the signing queue, as its form writes it: {@code <id>.<ordinal>}. The
 * ordinal is that of the version that was shown, so that no other one is signed.
 */
record SigningChoice(DocumentId document, int ordinal) {
    private static final String FORM = "[1-9][0-9]{0,17}\\.[1-9][0-9]{0,8}";

    static String write(DocumentView document) {
        return document.id().value() + "." + document.current().ordinal();
    }

    /** In the order sent, each once; what does not have the form is left out. */
    static List<SigningChoice> of(String... sent) {
        return sent == null
                ? List.of()
                : Arrays.stream(sent)
                        .filter(text -> text.matches(FORM))
                        .distinct()
                        .map(SigningChoice::read)
                        .toList();
    }

    private static SigningChoice read(String text) {
        int dot = text.indexOf('.');
        return new SigningChoice(
                new DocumentId(Long.parseLong(text.substring(0, dot))),
                Integer.parseInt(text.substring(dot + 1)));
    }
}
