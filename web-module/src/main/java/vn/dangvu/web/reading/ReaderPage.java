package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.RecipientView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.Position;
import vn.dangvu.register.ArrivalStampView;
import vn.dangvu.register.ArrivalStamps;
import vn.dangvu.search.ReadingHistory;
import vn.dangvu.search.TextService;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /van-ban/_id}: a document, its signatures and its history. */
@RequestScoped
@Named
public class ReaderPage {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPage.class);
    private static final int SHOWN_ANSWERS = 20;
    private static final int LONGEST_QUERY = 200;

    @Inject CurrentActor current;
    @Inject CurrentPath path;
    @Inject HttpServletRequest request;
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject DispatchService dispatch;
    @Inject SignatureService signatures;
    @Inject ArrivalStamps stamps;
    @Inject TextService texts;
    @Inject ReadingHistory readings;
    @Inject VerdictWords words;
    @Inject History history;

    private final Once<DocumentView> answered = new Once<>();
    private final Once<ArrivalStampView> arrival = new Once<>();
    private DocumentView document;
    private VerdictPanel panel;
    private boolean unjudged;
    private ReadableText text;
    private List<RecipientView> progress;
    private List<DocumentView> answers;
    private List<History.Line> lines;

    /** The document; the first opening by an officer of a recipient is recorded. */
    public DocumentView getDocument() {
        if (document == null) {
            DocumentId id = new DocumentId(path.id("id"));
            document = access.view(actor(), id);
            if ("GET".equals(request.getMethod())) {
                dispatch.opened(actor(), id);
                readings.opened(actor(), id);
            }
        }
        return document;
    }

    /** What the signatures are worth; null when they could not be judged at all. */
    public VerdictPanel getPanel() {
        if (panel == null && !unjudged) {
            try {
                panel = words.panel(signatures.verdict(actor(), getDocument().id()));
            } catch (RuntimeException broken) {
                unjudged = true;
                LOG.warn("the signatures of {} cannot be judged", getDocument().id(), broken);
            }
        }
        return panel;
    }

    /** How far the stamp ĐẾN is; null = the document gets none. */
    public ArrivalStampView getArrival() {
        return arrival.get(
                () ->
                        getDocument().kind() == DocumentKind.REPORT
                                ? stamps.of(actor(), getDocument().id()).orElse(null)
                                : null);
    }

    /** Whether the copy with the stamp is to be seen in place of the document. */
    public boolean isStampShown() {
        return "dau-den".equals(request.getParameter("ban"))
                && getArrival() != null
                && getArrival().made();
    }

    public int getPages() {
        return isStampShown() && getArrival().state() == ArrivalStampView.State.COVER_SHEET
                ? 1
                : getDocument().current().pages();
    }

    public void judgeAgain() {
        signatures.judge(actor(), getDocument().id());
        Go.to("/van-ban/" + getDocument().id().value() + "#chu-ky");
    }

    public void acknowledge() {
        dispatch.acknowledge(actor(), getDocument().id());
        Go.to("/van-ban/" + getDocument().id().value() + "?da-nhan=1");
    }

    public boolean isJustAcknowledged() {
        return request.getParameter("da-nhan") != null && !isToAcknowledge();
    }

    public ReadableText getText() {
        if (text == null) {
            text =
                    ReadableText.part(
                            texts.textOf(actor(), getDocument().id()), wantedPage(), getQuery());
        }
        return text;
    }

    public boolean isTextThere() {
        return !getText().pages().isEmpty();
    }

    /** The words searched that led here. */
    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query.substring(0, Math.min(query.length(), LONGEST_QUERY));
    }

    private int wantedPage() {
        String page = request.getParameter("trang");
        return page != null && page.matches("[0-9]{1,5}") ? Integer.parseInt(page) : 0;
    }

    /** How far the reader's own unit is with this directive; empty for everybody else. */
    public Optional<RecipientView> getOwn() {
        return recipients().stream().filter(r -> officerOf(r)).findFirst();
    }

    private boolean officerOf(RecipientView recipient) {
        return actor().positions().stream()
                .anyMatch(
                        held ->
                                held.unit().equals(recipient.unit())
                                        && held.position() != Position.MEMBER
                                        && held.position() != Position.SPECIALIST);
    }

    public boolean isRecipient() {
        return getOwn().isPresent();
    }

    public boolean isToAcknowledge() {
        return getOwn().map(r -> r.acknowledgedAt() == null).orElse(false);
    }

    /** The report that is still owed for this directive; null = none. */
    public ObligationView getOwed() {
        return getOwn().stream()
                .flatMap(r -> r.obligations().stream())
                .filter(o -> o.kind() == ObligationKind.REPORT && o.open())
                .findFirst()
                .orElse(null);
    }

    /** Everything asked of the reader's unit, nearest deadline first. */
    public List<ObligationView> getAsked() {
        return getOwn().stream()
                .flatMap(r -> r.obligations().stream())
                .sorted(
                        Comparator.comparing(
                                ObligationView::dueAt,
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Whether the reader follows all recipients. */
    public boolean isFollowing() {
        return getDocument().kind() == DocumentKind.DIRECTIVE
                && getDocument().status() == DocumentStatus.PUBLISHED
                && actor().belongsTo(getDocument().owner())
                && !recipients().isEmpty();
    }

    public int getRecipientCount() {
        return recipients().size();
    }

    public long getAcknowledgedCount() {
        return recipients().stream().filter(r -> r.acknowledgedAt() != null).count();
    }

    public long getOpenedCount() {
        return recipients().stream().filter(r -> r.openedAt() != null).count();
    }

    private List<RecipientView> recipients() {
        if (progress == null) {
            progress =
                    getDocument().kind() == DocumentKind.DIRECTIVE
                            ? dispatch.progress(actor(), getDocument().id())
                            : List.of();
        }
        return progress;
    }

    /** The directive that this report answers; null when there is none to see. */
    public DocumentView getAnswered() {
        return answered.get(this::findAnswered);
    }

    private DocumentView findAnswered() {
        DocumentId directive = getDocument().answers();
        return directive == null || access.visible(actor(), List.of(directive)).isEmpty()
                ? null
                : documents.view(directive);
    }

    /** The reports on this directive that the reader may see, newest first, at most 20. */
    public List<DocumentView> getAnswers() {
        if (answers == null) {
            answers = findAnswers();
        }
        return answers;
    }

    private List<DocumentView> findAnswers() {
        if (getDocument().kind() != DocumentKind.DIRECTIVE) {
            return List.of();
        }
        List<DocumentView> all = documents.answering(getDocument().id());
        Set<DocumentId> visible =
                access.visible(actor(), all.stream().map(DocumentView::id).toList());
        return all.stream()
                .filter(answer -> visible.contains(answer.id()))
                .limit(SHOWN_ANSWERS)
                .toList();
    }

    public boolean isRelated() {
        return getAnswered() != null
                || !getAnswers().isEmpty()
                || !getDocument().attachments().isEmpty();
    }

    public List<History.Line> getHistory() {
        if (lines == null) {
            lines = history.of(actor(), getDocument());
        }
        return lines;
    }

    /** Whether the reader's unit made this report and leads it on its own page. */
    public boolean isOwnReport() {
        return getDocument().kind() == DocumentKind.REPORT
                && actor().belongsTo(getDocument().owner());
    }

    private Actor actor() {
        return current.required();
    }
}
