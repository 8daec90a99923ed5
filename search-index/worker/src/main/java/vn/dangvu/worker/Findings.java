package vn.dangvu.worker;

import vn.dangvu.analysis.CleanText;
import vn.dangvu.index.wire.Job;
import vn.dangvu.index.wire.Outcome;
import vn.dangvu.index.wire.Page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was found in one document so far: sends pages at once and keeps the limits. */
final class Findings {

    private final Job job;
    private final OutputStream out;
    private final LanguageGuess language = new LanguageGuess();
    private final LegacyText legacy = new LegacyText();
    private final Set<String> encodings = new LinkedHashSet<>();
    private int pages;
    private int characters;
    private boolean anyText;
    private boolean pagesWithoutText;
    private String title = "";

    Findings(Job job, OutputStream out) {
        this.job = job;
        this.out = out;
    }

    /** No more text is wanted. */
    static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        EnoughException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    void title(String value) {
        if (value != null) {
            title = CleanText.compact(value.length() > 500 ? value.substring(0, 500) : value);
        }
    }

    int pages() {
        return pages;
    }

    boolean anyText() {
        return anyText;
    }

    int charactersLeft() {
        return job.maxCharacters() - characters;
    }

    /**
     * A page whose text can only be seen, not read.
     *
     * @param stamp the few letters on it
     */
    void picture(String stamp) throws IOException {
        pagesWithoutText = true;
        page(stamp, "PICTURE", "");
    }

    /** A page whose fonts are not known: legacy encodings are found by statistics. */
    void page(String text) throws IOException {
        String unicode = legacy.convert(text);
        if (unicode.equals(text)) {
            page(text, "DOCUMENT", "");
        } else {
            converted(legacy.encoding());
            page(unicode, "CONVERTED", text);
        }
    }

    /** A page read from its picture; the only one of its job. */
    void recognisedPage(int number, Recognition.Result read) throws IOException {
        String clean = CleanText.compact(read.text());
        anyText = !clean.isBlank();
        language.add(clean);
        new Page(number, clean, "RECOGNISED", "", read.confidence()).frame().send(out);
    }

    /** A page put together from runs whose fonts are known. */
    void page(FontText text) throws IOException {
        if (text.encodings().isEmpty()) {
            page(text.text());
        } else {
            text.encodings().forEach(this::converted);
            page(text.text(), "CONVERTED", text.original());
        }
    }

    private void page(String text, String source, String original) throws IOException {
        if (pages >= job.maxPages()) {
            throw new EnoughException("TOO_MANY_PAGES");
        }
        String clean = CleanText.compact(text);
        boolean tooLong = clean.length() > charactersLeft();
        if (tooLong) {
            clean = clean.substring(0, charactersLeft());
        }
        pages++;
        characters += clean.length();
        anyText |= !clean.isBlank();
        language.add(clean);
        String before = original.length() > 100_000 ? original.substring(0, 100_000) : original;
        new Page(pages, clean, source, before, 1).frame().send(out);
        if (tooLong) {
            throw new EnoughException("TEXT_TOO_LONG");
        }
    }

    private void converted(LegacyEncoding encoding) {
        encodings.add(encoding.name());
    }

    /** Read to the end. */
    void complete() throws IOException {
        if (!anyText) {
            finish("NOT_SEARCHABLE", "NO_TEXT");
        } else if (pagesWithoutText) {
            finish("PARTLY", "SOME_PAGES_WITHOUT_TEXT");
        } else {
            finish("SEARCHABLE", "NONE");
        }
    }

    /** Given up on the way: what was read stays. */
    void stopped(String reason) throws IOException {
        finish(anyText ? "PARTLY" : "NOT_SEARCHABLE", reason);
    }

    private void finish(String verdict, String reason) throws IOException {
        new Outcome(verdict, reason, title, language.code(), String.join(" ", encodings))
                .frame()
                .send(out);
    }
}
