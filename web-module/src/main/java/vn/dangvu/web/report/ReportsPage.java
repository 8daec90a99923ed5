package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.web.security.CurrentActor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /bao-cao}: the unit's reports, by where they stand. */
@RequestScoped
@Named
public class ReportsPage {
    private static final Set<DocumentStatus> DRAFT =
            Set.of(DocumentStatus.DRAFT, DocumentStatus.RETURNED);
    private static final Set<DocumentStatus> SIGNING_OR_SIGNED =
            Set.of(DocumentStatus.AWAITING_SIGNATURE, DocumentStatus.SIGNED);

    @Inject OwnUnit unit;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;
    @Inject DocumentService documents;
    @Inject SubmissionService submissions;

    private List<DocumentView> all;
    private Map<DocumentId, SubmissionView> sent;

    /** A part of the list. */
    public enum ReportFilter {
        ALL(""),
        DRAFTS("nhap"),
        SIGNING("ky"),
        SENT("gui");

        private final String value;

        ReportFilter(String value) {
            this.value = value;
        }

        public String getValue() {
            return value;
        }

        boolean takes(DocumentStatus status) {
            return switch (this) {
                case ALL -> true;
                case DRAFTS -> DRAFT.contains(status);
                case SIGNING -> SIGNING_OR_SIGNED.contains(status);
                case SENT -> !DRAFT.contains(status) && !SIGNING_OR_SIGNED.contains(status);
            };
        }
    }

    public List<ReportFilter> getFilters() {
        return List.of(ReportFilter.values());
    }

    public ReportFilter getFilter() {
        String wanted = String.valueOf(request.getParameter("loc"));
        return Arrays.stream(ReportFilter.values())
                .filter(filter -> filter.value.equals(wanted))
                .findFirst()
                .orElse(ReportFilter.ALL);
    }

    public long count(ReportFilter filter) {
        return all().stream().filter(report -> filter.takes(report.status())).count();
    }

    /** Last changed first. */
    public List<DocumentView> getReports() {
        ReportFilter filter = getFilter();
        return all().stream().filter(report -> filter.takes(report.status())).toList();
    }

    private List<DocumentView> all() {
        if (all == null) {
            all =
                    documents.ofUnit(
                            unit.required(), DocumentKind.REPORT, List.of(DocumentStatus.values()));
        }
        return all;
    }

    /** The newest sending of a report; null = not sent. */
    public SubmissionView sendingOf(DocumentView report) {
        if (sent == null) {
            sent = new HashMap<>();
            submissions
                    .sentBy(current.required())
                    .forEach(one -> sent.putIfAbsent(one.document().id(), one));
        }
        return sent.get(report.id());
    }
}
