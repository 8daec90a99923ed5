package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.Ask;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.PublishDirective;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.search.PageReader;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /van-ban-di/17/phat-hanh}: to whom a sealed directive goes and what it asks. */
@RequestScoped
@Named
public class PublishPage {
    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject AccessService access;
    @Inject DispatchService dispatch;
    @Inject OrganisationService organisation;
    @Inject PageReader reader;
    @Inject Notices notices;
    @Inject Messages messages;
    @Inject HttpServletRequest request;

    private DocumentView document;
    private List<UnitGroup<UnitView>> groups;
    private Set<Long> chosen;
    private boolean acknowledge = true;
    private LocalDate acknowledgeDay;
    private boolean report;
    private String reportText;
    private LocalDate reportDay;
    private List<LocalDate> namedDays;
    private String reportHour = DueTime.END_OF_WORK;
    private boolean openToMembers = true;

    /** Refuses before anything is shown. */
    public void open() {
        if (getDocument().status() != DocumentStatus.SEALED) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "document.wrong-state",
                    Map.of("status", getDocument().status(), "wanted", DocumentStatus.PUBLISHED));
        }
    }

    private Actor staff() {
        return desk.staff(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }

    private DocumentId id() {
        return new DocumentId(path.id("id"));
    }

    public DocumentView getDocument() {
        if (document == null) {
            document = access.view(staff(), id());
        }
        return document;
    }

    public void publish() {
        Actor actor = staff();
        boolean complete = true;
        if (chosen().isEmpty()) {
            notices.refuse("recipients", "office.publish.none-chosen");
            complete = false;
        }
        if (report && reportText == null) {
            notices.refuse(
                    "report-text", "office.field.missing", messages.of("office.publish.report"));
            complete = false;
        }
        if (report && reportDay == null) {
            notices.refuse("report-day", "office.publish.due-missing");
            complete = false;
        }
        if (complete) {
            publish(actor);
        }
    }

    private void publish(Actor actor) {
        Set<UnitId> recipients = chosen().stream().map(UnitId::new).collect(Collectors.toSet());
        dispatch.publish(actor, new PublishDirective(id(), recipients, asks(), openToMembers));
        Go.to("/theo-doi/" + id().value() + "?xong=phat-hanh");
    }

    private List<Ask> asks() {
        List<Ask> asks = new ArrayList<>();
        if (acknowledge) {
            asks.add(
                    new Ask(
                            ObligationKind.ACKNOWLEDGE,
                            messages.of("office.publish.acknowledge"),
                            DueTime.of(acknowledgeDay, DueTime.END_OF_WORK)));
        }
        if (report) {
            asks.add(new Ask(ObligationKind.REPORT, reportText, DueTime.of(reportDay, reportHour)));
        }
        return asks;
    }

    /** Every grassroots organisation of today, by group. */
    public List<UnitGroup<UnitView>> getGroups() {
        if (groups == null) {
            groups = UnitGroup.of(organisation.grassroots(), UnitView::group);
        }
        return groups;
    }

    public boolean ticked(UnitView unit) {
        return chosen().contains(unit.id().value());
    }

    public int getCount() {
        return chosen().size();
    }

    private Set<Long> chosen() {
        if (chosen == null) {
            String[] sent = request.getParameterValues("to");
            chosen =
                    sent == null
                            ? Set.of()
                            : Arrays.stream(sent)
                                    .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                                    .map(Long::valueOf)
                                    .collect(Collectors.toSet());
        }
        return chosen;
    }

    public List<String> getHours() {
        return DueTime.HOURS;
    }

    public boolean isAcknowledge() {
        return acknowledge;
    }

    public void setAcknowledge(boolean acknowledge) {
        this.acknowledge = acknowledge;
    }

    public LocalDate getAcknowledgeDay() {
        return acknowledgeDay;
    }

    public void setAcknowledgeDay(LocalDate day) {
        this.acknowledgeDay = day;
    }

    public boolean isReport() {
        return report;
    }

    public void setReport(boolean report) {
        this.report = report;
    }

    public String getReportText() {
        return reportText;
    }

    public void setReportText(String reportText) {
        this.reportText = reportText;
    }

    /** When first shown: the first deadline to come that the directive names itself. */
    public LocalDate getReportDay() {
        if (reportDay == null && "GET".equals(request.getMethod())) {
            reportDay = namedDays().stream().findFirst().orElse(null);
        }
        return reportDay;
    }

    /** Deadlines from today on that stand in the directive. */
    private List<LocalDate> namedDays() {
        if (namedDays == null) {
            namedDays = readDeadlines();
        }
        return namedDays;
    }

    private List<LocalDate> readDeadlines() {
        return reader.read(staff(), id()).deadlines().stream()
                .filter(day -> !day.isBefore(organisation.today()))
                .distinct()
                .toList();
    }

    /** Those days for the person to compare; empty when the directive names none. */
    public String getNamedDaysHint() {
        List<LocalDate> days = namedDays();
        return days.isEmpty()
                ? ""
                : messages.of(
                        "office.publish.named-days",
                        days.stream().map(Times::day).collect(Collectors.joining(", ")));
    }

    public void setReportDay(LocalDate day) {
        this.reportDay = day;
    }

    public String getReportHour() {
        return reportHour;
    }

    public void setReportHour(String hour) {
        this.reportHour = hour;
    }

    public boolean isOpenToMembers() {
        return openToMembers;
    }

    public void setOpenToMembers(boolean openToMembers) {
        this.openToMembers = openToMembers;
    }
}
