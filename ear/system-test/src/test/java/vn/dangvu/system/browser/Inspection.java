package vn.dangvu.system.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Looks at pages as they come up: a picture of each at the width of a desk and of a telephone, and
 * everything that is wrong with it. Nothing found stops a journey; the findings are asked for at
 * its end.
 */
public final class Inspection {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final int HEIGHT = 900;
    private static final List<Integer> WIDTHS = List.of(390, 1280);

    /** Pages of documents are drawn anew a moment after the width has changed. */
    private static final int SETTLES_MILLIS = 600;

    private static final String DRAWN = ".sheet, #xem-truoc";

    private static final String TWO_FRAMES =
            "document.fonts.ready.then(() => new Promise("
                    + "done => requestAnimationFrame(() => requestAnimationFrame(done))))";

    private static final int NODES_SHOWN = 3;

    private final List<String> findings = new ArrayList<>();

    /** What was found so far, one line each; empty when all is well. */
    public List<String> findings() {
        return Collections.unmodifiableList(findings);
    }

    void found(String where, String what) {
        findings.add(where + ": " + what);
    }

    /** Leaves the page at the width of a desk. */
    void look(Page page, String step) {
        for (int width : WIDTHS) {
            String where = step + "-" + width;
            page.setViewportSize(width, HEIGHT);
            picture(page, where);
            for (Rule rule : new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations()) {
                found(where, rule.getId() + ", " + rule.getHelp() + nodes(rule));
            }
        }
        keepsNothing(page, step);
    }

    /** In the largest type that the page offers; leaves it so. */
    void lookInLargeType(Page page, String step) {
        page.evaluate("document.documentElement.className = 'js co-rat-lon'");
        picture(page, step + "-rat-lon");
    }

    /** R20: what people read stays on the server. */
    private void keepsNothing(Page page, String where) {
        if ((Boolean) page.evaluate("localStorage.length + sessionStorage.length > 0")) {
            found(where, "keeps something in the browser");
        }
    }

    private void picture(Page page, String where) {
        if (showsDocument(page)) {
            page.waitForTimeout(SETTLES_MILLIS);
        }
        page.evaluate(TWO_FRAMES);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(where + ".png"))
                        .setFullPage(true));
        // WCAG 1.4.10
        if ((Boolean)
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " > document.documentElement.clientWidth")) {
            found(where, "wider than the window");
        }
    }

    /** Whether the page fetches and draws the pages of a document. */
    public static boolean showsDocument(Page page) {
        return page.locator(DRAWN).count() > 0;
    }

    private static String nodes(Rule rule) {
        StringBuilder html = new StringBuilder();
        rule.getNodes().stream()
                .limit(NODES_SHOWN)
                .forEach(node -> html.append("\n    ").append(node.getHtml()));
        return html.toString();
    }
}
