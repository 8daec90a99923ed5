package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.FollowedDirective;
import vn.dangvu.dispatch.RecipientView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.NotFound;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.text.Times;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /theo-doi}: published directives and who has done what they ask; {@code /theo-doi/17} one
 * of them. {@code ?tt=chua} shows only units that still owe something, {@code ?tt=qua-han} only
 * overdue ones.
 */
@RequestScoped
@Named
public class FollowPage {
    /** More columns than a wide screen shows help nobody. */
    private static final int MOST_COLUMNS = 8;

    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject DispatchService dispatch;
    @Inject OrganisationService organisation;
    @Inject Times times;
    @Inject Clock clock;
    @Inject HttpServletRequest request;

    private List<FollowedDirective> directives;
    private Matrix matrix;

    /** Refuses before anything is shown. */
    public void open() {
        desk.staff();
    }

    /** Refuses before anything is shown. */
    public void openOne() {
        getDirective();
    }

    public List<FollowedDirective> getDirectives() {
        if (directives == null) {
            directives = dispatch.followed(desk.staff());
        }
        return directives;
    }

    /** The directive in the path. */
    public FollowedDirective getDirective() {
        DocumentId id = new DocumentId(path.id("id"));
        return getDirectives().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("directive"));
    }

    /** All that is still owed, nearest deadline first. */
    public Matrix getMatrix() {
        if (matrix == null) {
            List<Matrix.Column> columns =
                    getDirectives().stream()
                            .filter(FollowedDirective::open)
                            .flatMap(one -> columns(one).stream())
                            .sorted(
                                    Comparator.comparing(
                                            Matrix.Column::due,
                                            Comparator.nullsLast(Comparator.naturalOrder())))
                            .limit(MOST_COLUMNS)
                            .toList();
            matrix = filtered(matrix(columns));
        }
        return matrix;
    }

    /** That of the directive in the path. */
    public Matrix getOne() {
        if (matrix == null) {
            matrix = filtered(matrix(columns(getDirective())));
        }
        return matrix;
    }

    private static List<Matrix.Column> columns(FollowedDirective one) {
        if (one.asks().isEmpty()) {
            return List.of(new Matrix.Column(one.id(), one.symbol(), null, "Đã mở", null));
        }
        return one.asks().stream()
                .map(
                        ask ->
                                new Matrix.Column(
                                        one.id(), one.symbol(), ask.kind(), ask.ask(), ask.dueAt()))
                .toList();
    }

    private Matrix matrix(List<Matrix.Column> columns) {
        Map<DocumentId, List<RecipientView>> recipients = new LinkedHashMap<>();
        columns.forEach(
                column ->
                        recipients.computeIfAbsent(
                                column.directive(), id -> dispatch.progress(desk.staff(), id)));
        return Matrix.of(
                columns,
                units(recipients),
                recipients,
                clock.instant(),
                due -> times.deadline(due, null).text());
    }

    /** Units of today, and recipients of before that are no more. */
    private List<UnitView> units(Map<DocumentId, List<RecipientView>> recipients) {
        List<UnitView> units = new ArrayList<>(organisation.grassroots());
        var known = units.stream().map(UnitView::id).toList();
        var gone =
                recipients.values().stream()
                        .flatMap(List::stream)
                        .map(RecipientView::unit)
                        .filter(id -> !known.contains(id))
                        .distinct()
                        .toList();
        units.addAll(organisation.units(gone).values());
        return units;
    }

    private Matrix filtered(Matrix whole) {
        return switch (getFilter()) {
            case "chua" -> whole.showing(s -> !s.finished() && s != Matrix.State.NOT_ASKED);
            case "qua-han" -> whole.showing(s -> s == Matrix.State.OVERDUE);
            default -> whole;
        };
    }

    public String getFilter() {
        String wanted = request.getParameter("tt");
        return wanted == null ? "" : wanted;
    }

    /** Of all columns together. */
    public int getOverdue() {
        return getDirectives().stream()
                .flatMap(one -> one.asks().stream())
                .mapToInt(ask -> ask.overdue())
                .sum();
    }

    public Instant getNow() {
        return clock.instant();
    }
}
