package vn.dangvu.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;

import java.util.regex.Pattern;

/**
 * One person before a browser. Whatever the browser reports by itself on the way, be it an error of
 * a script, a missing file or a breach of the Content Security Policy, becomes a finding.
 */
public final class Desk implements AutoCloseable {
    private static final double LONGEST_MILLIS = 30_000;

    private final BrowserContext context;
    private final String origin;
    private final Inspection inspection;
    private final Page page;

    Desk(Browser browser, String origin, Inspection inspection) {
        this(browser, origin, inspection, null);
    }

    private Desk(Browser browser, String origin, Inspection inspection, String cookies) {
        this.origin = origin;
        this.inspection = inspection;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setStorageState(cookies)
                                .setLocale("vi-VN")
                                .setTimezoneId("Asia/Ho_Chi_Minh")
                                .setReducedMotion(
                                        com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(LONGEST_MILLIS);
        context.onPage(this::listen);
        page = context.newPage();
    }

    private void listen(Page opened) {
        opened.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.text().contains("Policy")) {
                        inspection.found(opened.url(), message.text());
                    }
                });
        opened.onPageError(error -> inspection.found(opened.url(), error));
        opened.onDialog(
                dialog -> {
                    inspection.found(opened.url(), "dialog " + dialog.message());
                    dialog.dismiss();
                });
    }

    /** The same session in a browser that has never seen the site. */
    public Desk withEmptyCache() {
        return new Desk(context.browser(), origin, inspection, context.storageState());
    }

    /** The page that all steps happen on. */
    public Page page() {
        return page;
    }

    /** A second page of the same session. */
    public Page another(String path) {
        Page second = context.newPage();
        second.navigate(origin + path);
        return second;
    }

    /** The same person without a mouse. */
    public Keyboard keyboard() {
        return new Keyboard(this, inspection);
    }

    public Desk open(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** Pictures and findings of the page as it is now. */
    public Desk look(String step) {
        inspection.look(page, step);
        return this;
    }

    /** As {@link #look}, in the largest type that the page offers. */
    public Desk lookInLargeType(String step) {
        inspection.lookInLargeType(page, step);
        return this;
    }

    public Desk signIn(String login, String password) {
        open("/dang-nhap");
        return fill("#ten", login).fill("#mk", password).press("#vao").arrived("/(?!dang-nhap).*");
    }

    public Desk fill(String field, String value) {
        page.fill(field, value);
        return this;
    }

    /** Chooses the entry of a list whose label contains the words. */
    public Desk choose(String field, String words) {
        Locator entry =
                page.locator(field + " option")
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first();
        page.selectOption(field, entry.getAttribute("value"));
        return this;
    }

    public Desk tick(String box) {
        page.check(box);
        return this;
    }

    public Desk press(String button) {
        page.click(button);
        return this;
    }

    /** Follows the first link of the main part whose words begin so. */
    public Desk follow(String words) {
        link("main", words).click();
        return this;
    }

    /** Follows the link of that one entry of a list which names the document. */
    public Desk follow(String document, String words) {
        page.locator("main li", new Page.LocatorOptions().setHasText(document))
                .locator("a.btn", new Locator.LocatorOptions().setHasText(words))
                .first()
                .click();
        return this;
    }

    /** Follows a link of the menu. */
    public Desk menu(String words) {
        link("nav[aria-label='Mục chính']", words).click();
        return this;
    }

    private Locator link(String part, String words) {
        return page.locator(part + " a")
                .filter(
                        // matched by the browser, which does not know Java's quotation
                        new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + words)))
                .first();
    }

    /** Gives a file to an upload of the page and waits until the server has all of it. */
    public Desk upload(String name, String fileName, byte[] bytes) {
        page.setInputFiles(
                "#" + name + "-chon", new FilePayload(fileName, "application/pdf", bytes));
        page.waitForSelector(
                "input[type=hidden][name='" + name + "']",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return this;
    }

    /** Waits until the address is this path, a regular expression; what follows it is free. */
    public Desk arrived(String path) {
        page.waitForURL(Pattern.compile("^" + Pattern.quote(origin) + path + "([?#].*)?$"));
        return this;
    }

    /** Waits until the main part shows the words. */
    public Desk reads(String words) {
        assertThat(page.locator("main"))
                .containsText(
                        words,
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_MILLIS));
        return this;
    }

    /** What the session gets from an address. */
    public byte[] download(String path) {
        return context.request().get(origin + path).body();
    }

    @Override
    public void close() {
        context.close();
    }
}
