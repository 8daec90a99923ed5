package vn.dangvu.worker;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Takes the text out of Tika's events; each sheet and slide is a page, other documents are one. */
final class PageSplitter extends DefaultHandler {

    private static final Set<String> STARTS_PAGE = Set.of("page", "slide-content");

    private final Findings findings;
    private final boolean sheets;
    private final StringBuilder text = new StringBuilder();
    private int hidden;
    private boolean finished;

    /** The name of a sheet is its heading. */
    PageSplitter(Findings findings, boolean sheets) {
        this.findings = findings;
        this.sheets = sheets;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (isHead(name)) {
            hidden++;
        }
        if (startsPage(name, attributes.getValue("class"))) {
            send();
        }
    }

    private boolean startsPage(String name, String kind) {
        return sheets
                ? name.equals("h1")
                : name.equals("div") && kind != null && STARTS_PAGE.contains(kind);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (isHead(name)) {
            hidden--;
        }
    }

    private static boolean isHead(String name) {
        return name.equals("head") || name.equals("script") || name.equals("style");
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (hidden > 0) {
            return;
        }
        text.append(characters, start, length);
        // blanks are made fewer later, so that the raw text may be longer
        if (text.length() > 4L * findings.charactersLeft() + 100_000) {
            send();
            throw new Findings.EnoughException("TEXT_TOO_LONG");
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    /** Sends the last page; also after a failure, so that what was read is kept. */
    void finish() {
        if (!finished && (!text.toString().isBlank() || findings.pages() == 0)) {
            finished = true;
            sendPage();
        }
    }

    private void send() {
        if (!text.toString().isBlank()) {
            sendPage();
        }
    }

    private void sendPage() {
        String page = text.toString();
        text.setLength(0);
        try {
            findings.page(page);
        } catch (IOException serverEnded) {
            throw new UncheckedIOException(serverEnded);
        }
    }
}
