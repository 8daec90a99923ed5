package vn.dangvu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokePdf;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.SmokeSteps.Draft;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heading of the home page and the menu's badge say the same number, and the right one. */
@ExtendWith(WholeSystem.class)
class WaitingWorkIT {
    private static final String OFFICE = "chau.duk";
    private static final String CLERK = "nguyet.ubkttu";
    private static final String SECRETARY = "hoa.ubkttu";
    private static final Pattern HEADING =
            Pattern.compile("<h1>Chào đồng chí [^,<]+, (?:có (\\d+) việc|không còn việc)");
    private static final Pattern BADGE =
            Pattern.compile(
                    "href=\"/viec-can-lam\"[^>]*>Việc cần làm(?: <span class=\"badge\">(\\d+))?");

    private WholeSystem.Running system;
    private SmokeSteps steps;
    private int clerkHad;
    private int secretaryHad;

    @BeforeEach
    void countWhatWasThere(WholeSystem.Running running) throws Exception {
        system = running;
        steps = running.steps();
        clerkHad = waiting(CLERK);
        secretaryHad = waiting(SECRETARY);
    }

    @Test
    void eachPieceOfWorkIsCountedOnceUntilItIsDone() throws Exception {
        long directive = sealed("81-HD/ĐUK");
        steps.publish(OFFICE, directive, List.of(steps.unitOf(CLERK)));
        more(2, 2); // to acknowledge, and to report by tomorrow

        askForLater(sealed("82-HD/ĐUK"));
        more(2, 2); // nothing to do about it yet

        steps.as(CLERK).post("/documents/" + directive + "/acknowledgement").granted();
        more(1, 1);

        long report = steps.draft(CLERK, Draft.report("Báo cáo quý", directive, pdf()));
        more(1, 1); // the secretary now has it under his signatures only

        steps.sign(SECRETARY, report);
        steps.submit(SECRETARY, report, steps.owed(SECRETARY, directive));
        more(0, 0);

        steps.as(OFFICE)
                .post("/documents/" + report + "/return", Map.of("reason", "Thiếu số liệu quý"))
                .granted();
        more(1, 1); // given back, and not owed as well
    }

    private void more(int clerk, int secretary) throws Exception {
        assertThat(waiting(CLERK)).as("of the clerk").isEqualTo(clerkHad + clerk);
        assertThat(waiting(SECRETARY)).as("of the secretary").isEqualTo(secretaryHad + secretary);
    }

    /** What the heading says; the badge must say the same. */
    private int waiting(String login) throws Exception {
        String page = page(steps.as(login));
        int heading = number(HEADING, page);
        assertThat(number(BADGE, page)).as("badge of " + login).isEqualTo(heading);
        return heading;
    }

    private static int number(Pattern where, String page) {
        Matcher found = where.matcher(page);
        assertThat(found.find()).as(where.pattern()).isTrue();
        return found.group(1) == null ? 0 : Integer.parseInt(found.group(1));
    }

    private String page(SmokeClient person) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(system.stack().url() + "/viec-can-lam"))
                        .header("Cookie", person.cookie())
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private long sealed(String symbol) throws IOException {
        long id =
                steps.draft(
                        OFFICE,
                        new Draft("DIRECTIVE", "HD", symbol, "Hướng dẫn", null, "hd.pdf", pdf()));
        steps.sign("thanh.duk", id);
        steps.seal(OFFICE, id);
        return id;
    }

    private void askForLater(long directive) throws IOException {
        Instant due = Instant.now().plus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> ask =
                Map.of("kind", "REPORT", "text", "Báo cáo năm", "dueAt", due.toString());
        steps.as(OFFICE)
                .post(
                        "/documents/" + directive + "/publication",
                        Map.of(
                                "recipientIds",
                                List.of(steps.unitOf(CLERK)),
                                "asks",
                                List.of(ask),
                                "openToMembers",
                                false))
                .granted();
    }

    private static byte[] pdf() {
        return SmokePdf.of(List.of("Văn bản của phép thử đếm việc"));
    }
}
