package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an officer of a grassroots organisation has to do now: the home page lists it and the menu
 * counts it. Each piece of work stands in one place only: a report that waits for the person's
 * signature or was given back stands there, not under what it answers.
 */
@RequestScoped
class GrassrootsTasks {
    private static final int SOON_DAYS = 14;

    @Inject CurrentActor current;
    @Inject OwnUnit unit;
    @Inject ObligationService obligations;
    @Inject DocumentService documents;
    @Inject Clock clock;

    private final Once<Instant> now = new Once<>();
    private final Once<List<ObligationView>> owed = new Once<>();
    private final Once<List<DocumentView>> returned = new Once<>();
    private final Once<List<DocumentView>> toSign = new Once<>();

    int count() {
        return toSign().size()
                + returned().size()
                + overdue().size()
                + toAcknowledge().size()
                + soon().size();
    }

    /** Reports that wait for this person's signature, oldest first. */
    List<DocumentView> toSign() {
        return toSign.get(
                () ->
                        OwnUnit.signs(actor())
                                ? documents.awaitingSignatureOf(actor().person())
                                : List.of());
    }

    /** Reports that the Khối office gave back. */
    List<DocumentView> returned() {
        return returned.get(
                () ->
                        documents.ofUnit(
                                unit.required(),
                                DocumentKind.REPORT,
                                List.of(DocumentStatus.RETURNED)));
    }

    List<ObligationView> overdue() {
        return reports(one -> one.overdue(now()));
    }

    List<ObligationView> toAcknowledge() {
        return owed().stream().filter(one -> one.kind() == ObligationKind.ACKNOWLEDGE).toList();
    }

    /** Reports due within two weeks. */
    List<ObligationView> soon() {
        return reports(one -> !one.overdue(now()) && !later(one));
    }

    /** Reports due after that, or at no time: nothing to do about them yet. */
    List<ObligationView> laterOn() {
        return reports(this::later);
    }

    private boolean later(ObligationView one) {
        Instant due = one.dueAt();
        return due == null || due.isAfter(now().plus(Duration.ofDays(SOON_DAYS)));
    }

    private List<ObligationView> reports(Predicate<ObligationView> wanted) {
        return owed().stream()
                .filter(one -> one.kind() == ObligationKind.REPORT)
                .filter(wanted)
                .filter(one -> listed().noneMatch(report -> answers(report, one)))
                .toList();
    }

    private Stream<DocumentView> listed() {
        return Stream.concat(toSign().stream(), returned().stream());
    }

    /** What a report answers and is still owed; null = nothing. */
    ObligationView owedFor(DocumentView report) {
        return owed().stream()
                .filter(one -> one.kind() == ObligationKind.REPORT && answers(report, one))
                .findFirst()
                .orElse(null);
    }

    static boolean answers(DocumentView report, ObligationView one) {
        return one.directive().equals(report.answers()) && one.unit().equals(report.owner());
    }

    /** All that is owed, whenever it is due. */
    List<ObligationView> owed() {
        return owed.get(() -> obligations.owedBy(actor()));
    }

    /** The moment that all of it is judged by. */
    Instant now() {
        return now.get(clock::instant);
    }

    private Actor actor() {
        return current.required();
    }
}
