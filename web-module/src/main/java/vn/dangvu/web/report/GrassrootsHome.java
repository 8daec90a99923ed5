package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.signature.KeyService;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The home page of a grassroots organisation: what must be done now, most urgent first. */
@RequestScoped
@Named
public class GrassrootsHome {
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
    @Inject GrassrootsTasks tasks;
    @Inject DocumentService documents;
    @Inject SubmissionService submissions;
    @Inject OrganisationService organisation;
    @Inject KeyService keys;

    private final Once<Map<DocumentId, DocumentView>> directives = new Once<>();
    private final Once<List<DocumentView>> unsent = new Once<>();
    private final Once<List<ToSign>> toSign = new Once<>();
    private final Once<List<Owed>> overdue = new Once<>();
    private final Once<List<Returned>> returned = new Once<>();
    private final Once<List<Owed>> toAcknowledge = new Once<>();
    private final Once<List<Owed>> soon = new Once<>();
    private final Once<List<Owed>> later = new Once<>();
    private final Once<UnitView> unitView = new Once<>();
    private final Once<String> term = new Once<>();
    private final Once<List<Key>> signingKeys = new Once<>();
    private final Once<List<SubmissionView>> sent = new Once<>();

    /**
     * Something owed and how far it has come.
     *
     * @param report the report begun for it; null = nothing yet
     */
    public record Owed(ObligationView obligation, DocumentView directive, DocumentView report) {}

    /**
     * A report that waits for the person's signature.
     *
     * @param owed what it answers; null = nothing that is still owed
     */
    public record ToSign(DocumentView report, ObligationView owed) {}

    /**
     * A report given back, with the office's reason.
     *
     * @param owed what it answers; null = nothing that is still owed
     */
    public record Returned(DocumentView report, SubmissionView submission, ObligationView owed) {}

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
        return unitView.get(() -> organisation.unit(unit.required()));
    }

    /** “nhiệm kỳ 2025–2030”; empty when none was recorded. */
    public String getTerm() {
        return term.get(
                () ->
                        organisation
                                .term(unit.required(), organisation.today())
                                .map(found -> found.name())
                                .orElse(""));
    }

    public int getCount() {
        return tasks.count();
    }

    /** Only for those who sign. */
    public List<ToSign> getToSign() {
        return toSign.get(
                () ->
                        tasks.toSign().stream()
                                .map(report -> new ToSign(report, tasks.owedFor(report)))
                                .toList());
    }

    public List<Owed> getOverdue() {
        return overdue.get(() -> join(tasks.overdue()));
    }

    public List<Returned> getReturned() {
        return returned.get(
                () ->
                        tasks.returned().stream()
                                .map(
                                        report ->
                                                new Returned(
                                                        report,
                                                        submissions.latest(report).orElseThrow(),
                                                        tasks.owedFor(report)))
                                .toList());
    }

    public List<Owed> getToAcknowledge() {
        return toAcknowledge.get(() -> join(tasks.toAcknowledge()));
    }

    /** Reports due within two weeks. */
    public List<Owed> getSoon() {
        return soon.get(() -> join(tasks.soon()));
    }

    /** Reports due after that, or at no time. */
    public List<Owed> getLater() {
        return later.get(() -> join(tasks.laterOn()));
    }

    public List<SubmissionView> getSent() {
        return sent.get(
                () ->
                        submissions.sentBy(current.required()).stream()
                                .filter(one -> one.returnedAt() == null)
                                .limit(RECENT)
                                .toList());
    }

    public List<DocumentView> getDrafts() {
        return unsent().stream()
                .filter(report -> report.status() == DocumentStatus.DRAFT)
                .limit(RECENT)
                .toList();
    }

    /** The keys of those who sign and of the unit. */
    public List<Key> getKeys() {
        return signingKeys.get(this::findKeys);
    }

    private List<Key> findKeys() {
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
                notAfter.map(end -> Duration.between(tasks.now(), end).toDays()).orElse(0L));
    }

    private List<Owed> join(List<ObligationView> obligations) {
        return obligations.stream()
                .map(one -> new Owed(one, directives().get(one.directive()), begunFor(one)))
                .toList();
    }

    /** The one changed last; null = nothing yet. */
    private DocumentView begunFor(ObligationView one) {
        return unsent().stream()
                .filter(report -> GrassrootsTasks.answers(report, one))
                .findFirst()
                .orElse(null);
    }

    private List<DocumentView> unsent() {
        return unsent.get(() -> documents.ofUnit(unit.required(), DocumentKind.REPORT, UNSENT));
    }

    private Map<DocumentId, DocumentView> directives() {
        return directives.get(
                () ->
                        documents.viewsById(
                                tasks.owed().stream().map(ObligationView::directive).toList()));
    }
}
