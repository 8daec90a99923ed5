package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.access.AccessService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.ReviseDocument;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.shared.NotFound;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.KeyView;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.Verdict;
import vn.dangvu.web.form.Particulars;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Once;

/** {@code /van-ban-di/17}: one directive and the step that is next for it. */
@RequestScoped
@Named
public class OutgoingDocumentPage {
    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject DocumentService documents;
    @Inject AccessService access;
    @Inject SignatureService signatures;
    @Inject KeyService keys;
    @Inject OrganisationService organisation;
    @Inject SentFiles files;

    private DocumentView document;
    private Particulars particulars;
    private Verdict verdict;
    private final Once<KeyView> sealKey = new Once<>();
    private final Once<String> backReason = new Once<>();
    private final Once<String> drafter = new Once<>();
    private int ordinal;

    /** Refuses before anything is shown. */
    public void open() {
        getDocument();
    }

    public DocumentView getDocument() {
        if (document == null) {
            DocumentView found = access.view(desk.staff(), id());
            if (found.kind() != DocumentKind.DIRECTIVE || !found.owner().equals(desk.khoi())) {
                throw new NotFound("document");
            }
            document = found;
        }
        return document;
    }

    private DocumentId id() {
        return new DocumentId(path.id("id"));
    }

    public boolean in(String status) {
        return getDocument().status() == DocumentStatus.valueOf(status);
    }

    public void save() {
        revise();
        Go.to("/van-ban-di/" + id().value() + "?xong=luu");
    }

    public void saveAndRequestSignature() {
        revise();
        documents.requestSignature(desk.staff(), id());
        Go.to("/van-ban-di?xong=trinh-ky");
    }

    /** Back from the signer, or from the signed state, to be mended. */
    public void takeBack() {
        revise();
        Go.to("/van-ban-di/" + id().value() + "?xong=lay-lai");
    }

    private void revise() {
        Particulars now = getParticulars();
        documents.revise(
                desk.staff(),
                new ReviseDocument(
                        id(),
                        now.getTypeCode(),
                        now.getSymbol(),
                        now.getIssuedDate(),
                        now.getSubject(),
                        now.getUrgency(),
                        files.newest("file")));
    }

    public void seal() {
        signatures.seal(desk.staff(), id(), ordinal);
        Go.to("/van-ban-di/" + id().value() + "?xong=dong-dau");
    }

    public Particulars getParticulars() {
        if (particulars == null) {
            particulars = Particulars.of(getDocument());
        }
        return particulars;
    }

    /** What the signer wants mended; empty unless handed back. */
    public String getBackReason() {
        return backReason.get(() -> documents.backReason(id()).orElse(""));
    }

    public Verdict getVerdict() {
        if (verdict == null) {
            verdict = signatures.verdict(desk.staff(), id());
        }
        return verdict;
    }

    /** The organisation's key; null = none has been bound. */
    public KeyView getSealKey() {
        return sealKey.get(() -> keys.keyOf(getDocument().owner()).orElse(null));
    }

    public String getDrafter() {
        return drafter.get(() -> organisation.person(getDocument().draftedBy()).fullName());
    }

    public boolean isDrafting() {
        return desk.holds(Position.CHIEF_OF_OFFICE, Position.CLERK, Position.SPECIALIST);
    }

    public boolean isSealing() {
        return desk.holds(Position.CLERK);
    }

    public boolean isPublishing() {
        return desk.holds(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }

    /** The version that was shown, so that no other one is sealed. */
    public int getOrdinal() {
        return ordinal == 0 ? getDocument().current().ordinal() : ordinal;
    }

    public void setOrdinal(int ordinal) {
        this.ordinal = ordinal;
    }
}
