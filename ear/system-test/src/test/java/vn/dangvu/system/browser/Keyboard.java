package vn.dangvu.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody at a desk who has no mouse. Goes from stop to stop with Tab, in the order of the page;
 * wherever the focus stops there must be something to see of it (WCAG 2.4.7, 2.4.11), and what is
 * wanted must be reached before the page begins anew (2.1.1, 2.1.2).
 */
public final class Keyboard {
    private static final int LONGEST_WALK = 400;

    /**
     * Describes the stop: whether it is the wanted one, and what is wrong with it. A file input is
     * hidden behind its label, which shows the focus in its stead.
     */
    private static final String STOP =
            """
            ([selector, words]) => {
              const at = document.activeElement;
              if (!at || at === document.body) return {end: true};
              const name = at.tagName + (at.id ? '#' + at.id : '') + ' '
                + (at.getAttribute('aria-label') || at.textContent || '').trim().slice(0, 40);
              const there = at.matches(selector)
                && (at.closest('li, tr') || at).textContent.includes(words);
              const shown = at.type === 'file' ? at.parentElement.querySelector('label') : at;
              const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
              let fault = '';
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
                fault = 'shows no focus';
              } else if (box.bottom < 1 || box.right < 1
                  || box.top > innerHeight - 1 || box.left > innerWidth - 1) {
                fault = 'is outside of the window';
              } else {
                const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
                const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1),
                  innerHeight - 2);
                const top = document.elementFromPoint(x, y);
                if (top && !shown.contains(top) && !top.contains(shown)
                    && !(top.labels || []).length && !top.closest('label')) {
                  fault = 'is covered by ' + top.tagName + '.' + top.className;
                }
              }
              return {name, there, fault};
            }
            """;

    private final Desk desk;
    private final Page page;
    private final Inspection inspection;

    Keyboard(Desk desk, Inspection inspection) {
        this.desk = desk;
        this.page = desk.page();
        this.inspection = inspection;
        // from the beginning: one that is heard of only when the key is pressed may open unheard
        page.onFileChooser(chooser -> {});
    }

    /** Goes on to the next stop that the selector matches. */
    public Keyboard to(String selector) {
        return to(selector, "");
    }

    /** The same, to one in the list entry or table row, or with the text, that names the words. */
    public Keyboard to(String selector, String words) {
        List<String> stops = new ArrayList<>();
        boolean wrapped = false;
        for (int i = 0; i < LONGEST_WALK; i++) {
            page.keyboard().press("Tab");
            Map<?, ?> stop = (Map<?, ?>) page.evaluate(STOP, List.of(selector, words));
            if (stop.get("end") != null) {
                // the page may be entered again once: the focus can stand behind what is wanted
                if (wrapped) {
                    break;
                }
                wrapped = true;
                continue;
            }
            stops.add(String.valueOf(stop.get("name")));
            if (!"".equals(stop.get("fault"))) {
                inspection.found(page.url(), stop.get("name") + " " + stop.get("fault"));
            }
            if (Boolean.TRUE.equals(stop.get("there"))) {
                return this;
            }
        }
        throw new AssertionError(
                selector
                        + " "
                        + words
                        + " is not reached with Tab on "
                        + page.url()
                        + ": "
                        + stops);
    }

    /** Presses one key, or several held together as in {@code Control+A}. */
    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types in the place of what stands in the field. */
    public Keyboard type(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        return this;
    }

    /** Goes down a list box until the entry with the words is chosen. */
    public Keyboard choose(String words) {
        String entry = "document.activeElement.selectedOptions[0].textContent";
        Object before = null;
        page.keyboard().press("Home");
        Object now = page.evaluate(entry);
        while (!String.valueOf(now).contains(words)) {
            assertThat(now).as("the list ends before " + words).isNotEqualTo(before);
            before = now;
            page.keyboard().press("ArrowDown");
            now = page.evaluate(entry);
        }
        return this;
    }

    /** Opens the chooser of the upload that has the focus and waits until the server has the file. */
    public Keyboard giveFile(String name, String fileName, byte[] bytes) {
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
        chooser.setFiles(new FilePayload(fileName, "application/pdf", bytes));
        page.waitForSelector(
                "input[type=hidden][name='" + name + "']",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        return this;
    }

    /** What has the focus must be this. */
    public Keyboard isAt(String selector) {
        page.waitForFunction(
                "selector => document.activeElement && document.activeElement.matches(selector)",
                selector);
        return this;
    }

    /** How many of these the page shows. */
    public int count(String selector) {
        return page.locator(selector).count();
    }

    public Keyboard arrived(String path) {
        desk.arrived(path);
        return this;
    }

    public Keyboard reads(String words) {
        desk.reads(words);
        return this;
    }
}
