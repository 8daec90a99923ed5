package vn.dangvu.dispatch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import vn.dangvu.document.DocumentId;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class DispatchRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Set<UnitId> KNOWN = Set.of(new UnitId(1), new UnitId(2));

    @Test
    void aReportByADateMayBeAsked() {
        assertThatCode(() -> check(KNOWN, report("Báo cáo", NOW.plusSeconds(1))))
                .doesNotThrowAnyException();
    }

    @Test
    void somebodyMustReceiveIt() {
        refuses("dispatch.recipients", Set.of());
    }

    @Test
    void onlyGrassrootsOrganisationsOfTodayReceiveIt() {
        refuses("dispatch.recipients", Set.of(new UnitId(3)));
    }

    @Test
    void aReportHasADeadline() {
        refuses("dispatch.ask-due", KNOWN, report("Báo cáo", null));
    }

    @Test
    void aDeadlineLiesAhead() {
        refuses("dispatch.ask-past", KNOWN, report("Báo cáo", NOW));
    }

    @Test
    void whatIsAskedIsSaid() {
        refuses("dispatch.ask-text", KNOWN, report(" ", NOW.plusSeconds(9)));
    }

    @Test
    void eachKindIsAskedOnce() {
        Ask ask = report("Báo cáo", NOW.plusSeconds(9));
        refuses("dispatch.ask-twice", KNOWN, ask, ask);
    }

    private static Ask report(String text, Instant due) {
        return new Ask(ObligationKind.REPORT, text, due);
    }

    private static void check(Set<UnitId> recipients, Ask... asks) {
        DispatchRules.check(
                new PublishDirective(new DocumentId(1), recipients, List.of(asks), true),
                KNOWN,
                NOW);
    }

    private static void refuses(String code, Set<UnitId> recipients, Ask... asks) {
        assertThatThrownBy(() -> check(recipients, asks)).hasMessageStartingWith(code);
    }
}
