package vn.dangvu.web.report;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.ReviseDocument;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.receipt.ReceiptView;
import vn.dangvu.register.RegisterEntryView;
import vn.dangvu.register.RegisterService;
import vn.dangvu.shared.NotFound;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.KeyView;
import vn.dangvu.signature.SignDocument;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.submission.Judgement;
import vn.dangvu.submission.SubmissionService;
import vn.dangvu.submission.SubmissionView;
import vn.dangvu.submission.SubmitReport;
import vn.dangvu.web.form.Particulars;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** {@code /bao-cao/_id}: one report of the unit, from draft to what became of it. */
@RequestScoped
@Named
public class ReportPage {
    @Inject CurrentActor current;
    @Inject CurrentPath path;
    @Inject HttpServletRequest request;
    @Inject OwnUnit unit;
    @Inject SentFiles files;
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject ObligationService obligations;
    @Inject SignatureService signatures;
    @Inject SubmissionService submissions;
    @Inject RegisterService register;
    @Inject KeyService keys;
    @Inject Clock clock;

    private Instant arrivedAt;
    private DocumentView document;
    private Particulars particulars;
    private final Once<SubmissionView> submission = new Once<>();
    private final Once<DocumentView> directive = new Once<>();
    private final Once<ObligationView> owed = new Once<>();
    private final Once<RegisterEntryView> registered = new Once<>();
    private final Once<KeyView> signingKey = new Once<>();
    private String pin;
    private String key;
    private Integer ordinal;

    /** The request has wholly arrived before any bean is made; nothing is checked yet. */
    @PostConstruct
    void arrive() {
        arrivedAt = clock.instant();
    }

    public DocumentView getDocument() {
        if (document == null) {
            DocumentView found = access.view(actor(), new DocumentId(path.id("id")));
            if (found.kind() != DocumentKind.REPORT || !unit.includes(found.owner())) {
                throw new NotFound("document");
            }
            document = found;
        }
        return document;
    }

    /** After a change: the next question is answered from the database. */
    private void forget() {
        document = null;
        submission.forget();
        owed.forget();
        registered.forget();
    }

    public boolean isEditable() {
        return is(DocumentStatus.DRAFT) || is(DocumentStatus.RETURNED);
    }

    public boolean isReturned() {
        return is(DocumentStatus.RETURNED);
    }

    public boolean isAwaitingSignature() {
        return is(DocumentStatus.AWAITING_SIGNATURE);
    }

    public boolean isSigned() {
        return is(DocumentStatus.SIGNED);
    }

    public boolean isSent() {
        return !isEditable() && !isAwaitingSignature() && !isSigned();
    }

    private boolean is(DocumentStatus status) {
        return getDocument().status() == status;
    }

    public boolean isSignerHere() {
        return actor().person().equals(getDocument().signer());
    }

    /** Which of the four steps is at hand: 2 particulars, 3 signing, 4 receipt. */
    public int getStep() {
        if (isEditable()) {
            return 2;
        }
        return isSent() ? 4 : 3;
    }

    public boolean isJustSaved() {
        return request.getParameter("da-luu") != null && isEditable();
    }

    /** The directive that is answered; null = unasked or not to be seen any more. */
    public DocumentView getDirective() {
        DocumentId answered = getDocument().answers();
        return answered == null ? null : directive.get(() -> documents.view(answered));
    }

    /** What this report answers; null = nothing was asked. */
    public ObligationView getOwed() {
        return owed.get(this::findOwed);
    }

    private ObligationView findOwed() {
        DocumentId answered = getDocument().answers();
        return answered == null
                ? null
                : obligations
                        .of(getDocument().owner(), answered, ObligationKind.REPORT)
                        .orElse(null);
    }

    /** The newest sending; null = never sent. */
    public SubmissionView getSubmission() {
        return submission.get(() -> submissions.latest(getDocument()).orElse(null));
    }

    public boolean isAwaitingCheck() {
        return is(DocumentStatus.SUBMITTED)
                && getSubmission() != null
                && getSubmission().judgement() == Judgement.AWAITING_CHECK;
    }

    /** Where the Khối office has put it in its register; null = not yet. */
    public RegisterEntryView getRegistered() {
        return isSent()
                ? registered.get(() -> register.entryOf(actor(), getDocument().id()).orElse(null))
                : null;
    }

    /** The key that will sign; null = the signer has none. */
    public KeyView getSigningKey() {
        return getDocument().signer() == null
                ? null
                : signingKey.get(() -> keys.keyOf(getDocument().signer()).orElse(null));
    }

    public void save() {
        revise();
        Go.to(address() + "?da-luu=1");
    }

    public void saveAndHandOver() {
        revise();
        documents.requestSignature(actor(), getDocument().id());
        Go.to(address());
    }

    private void revise() {
        Particulars now = getParticulars();
        documents.revise(
                actor(),
                new ReviseDocument(
                        getDocument().id(),
                        now.getTypeCode(),
                        now.getSymbol(),
                        now.getIssuedDate(),
                        now.getSubject(),
                        now.getUrgency(),
                        files.newest("file")));
    }

    /** Back to a draft: what was signed stays with its version. */
    public void takeBack() {
        revise();
        Go.to(address());
    }

    public void signAndSend() {
        sign();
        send();
    }

    public void signOnly() {
        sign();
        Go.to(address());
    }

    private void sign() {
        char[] typed = pin == null ? new char[0] : pin.toCharArray();
        try {
            ordinal =
                    signatures.sign(actor(), new SignDocument(getDocument().id(), ordinal, typed));
        } finally {
            Arrays.fill(typed, '\0');
            pin = null;
            forget();
        }
    }

    /** Pressed again, in two windows or by two people, it leads to the first receipt. */
    public void send() {
        ObligationView asked = getOwed();
        boolean open = asked != null && asked.open();
        try {
            ReceiptView receipt =
                    submissions.submit(
                            actor(),
                            new SubmitReport(
                                    getDocument().id(), ordinal, open ? asked.id() : null, key),
                            arrivedAt);
            Go.to("/bien-nhan/" + receipt.id() + "?moi=1");
        } finally {
            forget();
        }
    }

    private String address() {
        return "/bao-cao/" + getDocument().id().value();
    }

    private Actor actor() {
        return current.required();
    }

    public Particulars getParticulars() {
        if (particulars == null) {
            particulars = Particulars.of(getDocument());
        }
        return particulars;
    }

    public String getPin() {
        return null;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }

    /** Made once for each page shown; the same key again is the same act. */
    public String getKey() {
        if (key == null) {
            key = UUID.randomUUID().toString();
        }
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    /** The version that was looked at. */
    public Integer getOrdinal() {
        return ordinal == null ? Integer.valueOf(getDocument().current().ordinal()) : ordinal;
    }

    public void setOrdinal(Integer ordinal) {
        this.ordinal = ordinal;
    }
}
