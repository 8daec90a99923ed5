package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.content.UploadId;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.DraftDocument;
import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.obligation.ObligationService;
import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.web.form.Particulars;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /bao-cao/moi?chi-dao=17}: a new report, an answer to a directive or unasked. */
@RequestScoped
@Named
public class NewReportPage {
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;
    @Inject OwnUnit unit;
    @Inject SentFiles files;
    @Inject AccessService access;
    @Inject DocumentService documents;
    @Inject ObligationService obligations;
    @Inject OrganisationService organisation;

    private final Particulars particulars = Particulars.of(DocumentKind.REPORT);
    private final Once<ObligationView> owed = new Once<>();
    private DocumentView directive;
    private List<PersonView> signers;
    private Long signer;

    /** Prepares the form; asked first by the page. */
    public String getTitle() {
        unit.required();
        return getDirective() == null ? "Gửi báo cáo" : "Gửi báo cáo trả lời " + directive.symbol();
    }

    /** The directive that is answered; null = unasked. */
    public DocumentView getDirective() {
        String id = request.getParameter("chi-dao");
        if (directive == null && id != null && id.matches("[0-9]{1,18}")) {
            directive = access.view(current.required(), new DocumentId(Long.parseLong(id)));
        }
        return directive;
    }

    /** What the directive asks of the unit; null = nothing. */
    public ObligationView getOwed() {
        return owed.get(this::findOwed);
    }

    private ObligationView findOwed() {
        return getDirective() == null
                ? null
                : obligations
                        .of(unit.required(), getDirective().id(), ObligationKind.REPORT)
                        .orElse(null);
    }

    public LocalDate getToday() {
        return organisation.today();
    }

    public List<PersonView> getSigners() {
        if (signers == null) {
            signers = documents.signersOf(unit.required());
        }
        return signers;
    }

    /** Whether the one who fills in the form may sign it too. */
    public boolean isSignerHere() {
        PersonId me = current.required().person();
        return getSigners().stream().anyMatch(one -> one.id().equals(me));
    }

    public void saveDraft() {
        draft().ifPresent(id -> Go.to("/bao-cao/" + id.value() + "?da-luu=1"));
    }

    /** On to signing: by the one who is here, or by the secretary later. */
    public void handOver() {
        draft().ifPresent(
                        id -> {
                            documents.requestSignature(current.required(), id);
                            Go.to("/bao-cao/" + id.value());
                        });
    }

    private Optional<DocumentId> draft() {
        return files.document().map(file -> documents.draft(current.required(), command(file)));
    }

    private DraftDocument command(UploadId file) {
        return new DraftDocument(
                DocumentKind.REPORT,
                unit.required(),
                particulars.getTypeCode(),
                particulars.getSymbol(),
                particulars.getIssuedDate(),
                particulars.getSubject(),
                particulars.getUrgency(),
                signer == null ? null : new PersonId(signer),
                getDirective() == null ? null : getDirective().id(),
                file,
                files.ids("attachments"));
    }

    public Particulars getParticulars() {
        return particulars;
    }

    public Long getSigner() {
        if (signer == null && !getSigners().isEmpty()) {
            PersonId me = current.required().person();
            signer =
                    getSigners().stream()
                            .map(PersonView::id)
                            .filter(me::equals)
                            .findFirst()
                            .orElse(getSigners().get(0).id())
                            .value();
        }
        return signer;
    }

    public void setSigner(Long signer) {
        this.signer = signer;
    }
}
