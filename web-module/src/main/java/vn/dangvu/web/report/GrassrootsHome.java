package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.ReceivedDirective;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.signature.KeyService;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.web.security.CurrentActor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The home page of a grassroots organisation: what must be done now, most urgent first. */
@RequestScoped
@Named
public class GrassrootsHome {
    static final int SOON_DAYS = 14;
    private static final int KEY_NEAR_DAYS = 60;
    private static final int RECENT = 5;
    private static final List<DocumentStatus> UNSENT =
            List.of(
                    DocumentStatus.DRAFT,
                    DocumentStatus.AWAITING_SIGNATURE,
                    DocumentStatus.SIGNED,
                    DocumentStatus.RETURNED);

    @Inject CurrentActor current;
    @Inject OwnUnit unit;
    @Inject ObligationService obligations;
    @Inject DispatchService dispatch;
    @Inject DocumentService documents;
    @Inject SubmissionService submissions;
    @Inject OrganisationService organisation;
    @Inject KeyService keys;
    @Inject Clock clock;

    private Instant now;
    private List<Owed> owed;
    private List<DocumentView> unsent;
    private List<SubmissionView> sent;

    /**
     * Something owed and how far it has come.
     *
     * @param report the report begun for it; null = nothing yet
     */
    public record Owed(ObligationView obligation, DocumentView directive, DocumentView report) {}

    /** A report given back, with the office's reason. */
    public record Returned(DocumentView report, SubmissionView submission) {}

    /**
     * A key and until when it signs.
     *
     * @param notAfter null = there is no key
     * @param daysLeft below 0 = over
     */
    public record Key(String holder, Instant notAfter, long daysLeft) {
        public boolean near() {
            return notAfter != null && daysLeft <= KEY_NEAR_DAYS;
        }
    }

    /** Whether the person works in a grassroots organisation at all. */
    public boolean isOffered() {
        return unit.find().isPresent();
    }

    public String getGivenName() {
        String name = current.required().fullName();
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    public UnitView getUnit() {
        return organisation.unit(unit.required());
    }

    /** “nhiệm kỳ 2025–2030”; empty when none was recorded. */
    public String getTerm() {
        return organisation
                .term(unit.required(), organisation.today())
                .map(term -> term.name())
                .orElse("");
    }

    public int getCount() {
        return getToSign().size()
                + getOverdue().size()
                + getReturned().size()
                + getToAcknowledge().size()
                + getSoon().size();
    }

    /** Only for those who sign. */
    public List<DocumentView> getToSign() {
        return documents.awaitingSignatureOf(current.required().person());
    }

    public List<Owed> getOverdue() {
        return owed(ObligationKind.REPORT).stream()
                .filter(one -> one.obligation().overdue(now()))
                .toList();
    }

    public List<Returned> getReturned() {
        List<Returned> returned = new ArrayList<>();
        for (DocumentView report : unsent()) {
            if (report.status() == DocumentStatus.RETURNED) {
                submissions.latest(report).ifPresent(s -> returned.add(new Returned(report, s)));
            }
        }
        return returned;
    }

    public List<Owed> getToAcknowledge() {
        return owed(ObligationKind.ACKNOWLEDGE);
    }

    /** Reports due within two weeks. */
    public List<Owed> getSoon() {
        return upcoming().stream().filter(one -> !later(one)).toList();
    }

    /** Reports due after that, or at no time. */
    public List<Owed> getLater() {
        return upcoming().stream().filter(this::later).toList();
    }

    private List<Owed> upcoming() {
        return owed(ObligationKind.REPORT).stream()
                .filter(one -> !one.obligation().overdue(now()))
                .toList();
    }

    private boolean later(Owed one) {
        Instant due = one.obligation().dueAt();
        return due == null || due.isAfter(now().plus(Duration.ofDays(SOON_DAYS)));
    }

    public List<SubmissionView> getSent() {
        if (sent == null) {
            sent =
                    submissions.sentBy(current.required()).stream()
                            .filter(one -> one.returnedAt() == null)
                            .limit(RECENT)
                            .toList();
        }
        return sent;
    }

    public List<DocumentView> getDrafts() {
        return unsent().stream()
                .filter(report -> report.status() == DocumentStatus.DRAFT)
                .limit(RECENT)
                .toList();
    }

    /** The keys of those who sign and of the unit. */
    public List<Key> getKeys() {
        List<Key> all = new ArrayList<>();
        for (PersonView signer : documents.signersOf(unit.required())) {
            all.add(key(signer.fullName(), keys.keyOf(signer.id()).map(k -> k.notAfter())));
        }
        keys.keyOf(unit.required())
                .ifPresent(k -> all.add(key("Con dấu của tổ chức", Optional.of(k.notAfter()))));
        return all;
    }

    private Key key(String holder, Optional<Instant> notAfter) {
        return new Key(
                holder,
                notAfter.orElse(null),
                notAfter.map(end -> Duration.between(now(), end).toDays()).orElse(0L));
    }

    private List<Owed> owed(ObligationKind kind) {
        if (owed == null) {
            owed = join(current.required());
        }
        return owed.stream().filter(one -> one.obligation().kind() == kind).toList();
    }

    private List<Owed> join(Actor actor) {
        Map<DocumentId, DocumentView> directives = new HashMap<>();
        for (ReceivedDirective directive : dispatch.received(actor)) {
            directives.put(directive.document().id(), directive.document());
        }
        Map<DocumentId, DocumentView> reports = new HashMap<>();
        for (DocumentView report : unsent()) {
            if (report.answers() != null) {
                reports.putIfAbsent(report.answers(), report);
            }
        }
        return obligations.owedBy(actor).stream()
                .filter(one -> directives.containsKey(one.directive()))
                .map(
                        one ->
                                new Owed(
                                        one,
                                        directives.get(one.directive()),
                                        reports.get(one.directive())))
                .toList();
    }

    private List<DocumentView> unsent() {
        if (unsent == null) {
            unsent = documents.ofUnit(unit.required(), DocumentKind.REPORT, UNSENT);
        }
        return unsent;
    }

    private Instant now() {
        if (now == null) {
            now = clock.instant();
        }
        return now;
    }
}
