package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.system.browser.Chromium;
import vn.dangvu.system.browser.Desk;
import vn.dangvu.system.browser.Inspection;
import vn.dangvu.system.browser.Weight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every page as somebody who uses it sees it, at the width of a telephone and of a desk and in the
 * largest type. {@code pages.tsv} says who opens what; a page that is not in it fails the test.
 */
@Order(8)
@ExtendWith(WholeSystem.class)
@EnabledIf("vn.dangvu.system.browser.Chromium#installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final Path VIEWS =
            Path.of("..", "..", "web-module", "src", "main", "webapp", "WEB-INF", "pages");
    private static final String NOBODY = "-";
    private static final String MEMBER = "luong.sxd";

    /** Kilobytes gzip without fonts: what an old telephone on a weak line can bear. */
    private static final int MEMBER_MOST = 60;

    private static final int STAFF_FIRST = 350;
    private static final int STAFF_AFTER = 40;
    private static final int TELEPHONE = 390;
    private static final int DESK = 1280;

    private final Inspection inspection = new Inspection();
    private final List<String> tooHeavy = new ArrayList<>();
    private final Set<String> weighed = new HashSet<>();
    private List<Visit> visits = List.of();

    private record Visit(String who, String path) {
        boolean member() {
            return who.equals(MEMBER) || who.equals(NOBODY);
        }

        /** The same for visits of one page that weigh much the same. */
        String kind() {
            return member() + path.replaceAll("[?].*|[0-9a-f-]{36}|[0-9]+", "");
        }

        /** A name for its pictures. */
        String name(int number) {
            return "p%02d-%s%s"
                    .formatted(number, who.replaceAll("\\..*", ""), path.replaceAll("\\W+", "-"));
        }
    }

    @BeforeAll
    void visitEveryPage(WholeSystem.Running system) throws IOException {
        PagesWorld world = new PagesWorld(system.steps());
        visits = table(world);
        try (Chromium chromium = new Chromium()) {
            Map<String, Desk> desks = new HashMap<>();
            for (int i = 0; i < visits.size(); i++) {
                Visit visit = visits.get(i);
                Desk desk =
                        desks.computeIfAbsent(
                                visit.who(), who -> desk(chromium, system.stack().url(), who));
                desk.open(visit.path()).look(visit.name(i)).lookInLargeType(visit.name(i));
                if (weighed.add(visit.kind())) {
                    weigh(visit, desk);
                }
            }
        }
    }

    private Desk desk(Chromium chromium, String origin, String who) {
        Desk desk = chromium.desk(origin, inspection);
        return who.equals(NOBODY) ? desk : desk.signIn(who, SmokeSteps.PASSWORD);
    }

    /** With nothing kept from before, and then once more. */
    private void weigh(Visit visit, Desk desk) {
        try (Desk fresh = desk.withEmptyCache()) {
            fresh.page().setViewportSize(visit.member() ? TELEPHONE : DESK, 900);
            Weight weight = new Weight(fresh.page());
            double first = kilobytes(fresh, visit, weight);
            double after = kilobytes(fresh, visit, weight);
            System.out.printf(
                    "weight of %s for %s: %.1f KB, then %.1f KB%n",
                    visit.path(), visit.who(), first, after);
            if (first > (visit.member() ? MEMBER_MOST : STAFF_FIRST) || after > STAFF_AFTER) {
                tooHeavy.add("%s: %.1f KB, then %.1f KB".formatted(visit, first, after));
            }
        }
    }

    /** Only pages that show documents load anything more once they stand. */
    private static double kilobytes(Desk desk, Visit visit, Weight weight) {
        Page page = desk.open(visit.path()).page();
        page.waitForLoadState(
                Inspection.showsDocument(page) ? LoadState.NETWORKIDLE : LoadState.LOAD);
        return weight.bytes() / 1024.0;
    }

    @Test
    void everyViewIsVisited() throws IOException {
        List<String> unseen = new ArrayList<>();
        try (Stream<Path> views = Files.walk(VIEWS)) {
            for (Path view : views.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                String path = address(VIEWS.relativize(view).toString().replace('\\', '/'));
                if (visits.stream().noneMatch(visit -> visit.path().matches(path))) {
                    unseen.add(view.toString());
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    /** The addresses that a view answers, as a regular expression; a query may follow. */
    private static String address(String view) {
        return "/"
                + view.replaceAll("(/?index)?\\.xhtml$", "").replaceAll("_\\w+", "[^/]+")
                + "([?].*)?";
    }

    @Test
    void noPageIsWrong() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    void noPageIsTooHeavy() {
        assertThat(tooHeavy).isEmpty();
    }

    private static List<Visit> table(PagesWorld world) throws IOException {
        try (InputStream in = PagesIT.class.getResourceAsStream("/pages.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Visit(cells[0], world.path(cells[1])))
                    .toList();
        }
    }
}
