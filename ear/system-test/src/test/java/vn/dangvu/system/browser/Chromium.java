package vn.dangvu.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of Debian, driven without a window. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setArgs(List.of("--no-sandbox")));
    }

    /** Whether there is a browser to test with; prints what to install where there is none. */
    public static boolean installed() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            System.out.println("Skipped: no browser (apt-get install chromium)");
        }
        return there;
    }

    /**
     * A desk with nobody signed in; cookies are its own.
     *
     * @param origin of the application, without a slash at the end
     */
    public Desk desk(String origin, Inspection inspection) {
        return new Desk(browser, origin, inspection);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
