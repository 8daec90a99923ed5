package vn.dangvu.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.dispatch.RecipientView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.obligation.ObligationId;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.organisation.UnitView;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MatrixTest {
    private static final DocumentId DIRECTIVE = new DocumentId(9);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-21T10:00:01Z");

    private final Matrix.Column reports =
            new Matrix.Column(DIRECTIVE, "25-HD/ĐUK", ObligationKind.REPORT, "Báo cáo", DUE);

    @Test
    void tellsOnTimeFromLateToTheSecond() {
        assertThat(state(recipient(1, null, owed(1, DUE, DUE)))).isEqualTo(Matrix.State.DONE);
        assertThat(state(recipient(1, null, owed(1, DUE, AFTER)))).isEqualTo(Matrix.State.LATE);
    }

    @Test
    void whatIsOpenAfterTheDeadlineIsOverdueHoweverFarItHasCome() {
        assertThat(state(recipient(1, BEFORE, owed(1, DUE, null)))).isEqualTo(Matrix.State.OVERDUE);
    }

    @Test
    void whatIsOpenBeforeTheDeadlineSaysHowFarItHasCome() {
        Instant later = NOW.plusSeconds(60);
        assertThat(state(recipient(1, null, owed(1, later, null))))
                .isEqualTo(Matrix.State.DELIVERED);
        assertThat(state(recipient(1, BEFORE, owed(1, later, null))))
                .isEqualTo(Matrix.State.OPENED);
    }

    @Test
    void unitsThatWereNotAskedDoNotCount() {
        Matrix matrix = matrix(recipient(1, null, owed(1, DUE, BEFORE)));

        assertThat(matrix.whole()).containsExactly(new Matrix.Sum(1, 1, 0, 0));
        assertThat(matrix.groups().get(1).rows().get(0).cells().get(0).state())
                .isEqualTo(Matrix.State.NOT_ASKED);
    }

    @Test
    void daysAreVietnams() {
        Matrix matrix = matrix(recipient(1, null, owed(1, DUE, BEFORE)));

        assertThat(matrix.groups().get(0).rows().get(0).cells().get(0).text())
                .isEqualTo("Hoàn thành 21/11");
    }

    @Test
    void aFilterKeepsTheSumsAndDropsRows() {
        Matrix matrix =
                matrix(
                        recipient(1, null, owed(1, DUE, BEFORE)),
                        recipient(2, null, owed(2, DUE, null)));

        Matrix overdue = matrix.showing(state -> state == Matrix.State.OVERDUE);

        assertThat(overdue.whole()).containsExactly(new Matrix.Sum(1, 2, 1, 0));
        assertThat(overdue.groups()).extracting(Matrix.Group::name).containsExactly("Sở, ngành");
    }

    @Test
    void ofADirectiveThatAsksNothingTheOpeningIsFollowed() {
        Matrix.Column opening = new Matrix.Column(DIRECTIVE, "1-CV/ĐUK", null, "Đã mở", null);
        Matrix matrix =
                Matrix.of(
                        List.of(opening),
                        units(),
                        Map.of(DIRECTIVE, List.of(recipient(1, BEFORE), recipient(2, null))),
                        NOW,
                        due -> "");

        assertThat(matrix.whole()).containsExactly(new Matrix.Sum(1, 2, 0, 0));
    }

    @Test
    void percentIsRoundedDownSoThatHundredMeansAll() {
        assertThat(new Matrix.Sum(81, 82, 0, 0).per(81)).isEqualTo(98);
        assertThat(new Matrix.Sum(0, 0, 0, 0).per(0)).isZero();
    }

    private Matrix.State state(RecipientView recipient) {
        return matrix(recipient).groups().get(0).rows().get(0).cells().get(0).state();
    }

    private Matrix matrix(RecipientView... recipients) {
        return Matrix.of(
                List.of(reports),
                units(),
                Map.of(DIRECTIVE, List.of(recipients)),
                NOW,
                due -> "Quá hạn 2 ngày");
    }

    private static List<UnitView> units() {
        return List.of(unit(1, "Cơ quan Đảng"), unit(2, "Sở, ngành"));
    }

    private static UnitView unit(long id, String group) {
        return new UnitView(
                new UnitId(id),
                "TCCS" + id,
                "Đảng ủy " + id,
                "Đơn vị " + id,
                UnitKind.GRASSROOTS,
                "ĐU",
                true,
                Optional.of(group),
                LocalDate.of(2025, 1, 1),
                Optional.empty(),
                Optional.empty());
    }

    private static RecipientView recipient(long unit, Instant opened, ObligationView... owed) {
        return new RecipientView(
                new UnitId(unit), "Đảng ủy " + unit, "01", opened, null, List.of(owed));
    }

    private static ObligationView owed(long unit, Instant due, Instant fulfilled) {
        return new ObligationView(
                new ObligationId(unit),
                DIRECTIVE,
                new UnitId(unit),
                ObligationKind.REPORT,
                "Báo cáo",
                due,
                fulfilled,
                null);
    }
}
