package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.Actor;
import vn.dangvu.content.UploadId;
import vn.dangvu.document.ArchiveDocument;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.form.Particulars;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.Go;

/** {@code /luu-tru/moi}: a document from elsewhere is kept exactly as it is. */
@RequestScoped
@Named
public class ArchivePage {
    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject SentFiles files;

    private final Particulars particulars = Particulars.of(DocumentKind.ARCHIVE);
    private String issuer;
    private String signer;
    private boolean openToMembers;

    /** Refuses before anything is shown. */
    public void open() {
        unit();
    }

    /** The unit for whose archive the person is responsible. */
    private UnitId unit() {
        return desk.actor().positions().stream()
                .filter(held -> held.unitKind() != UnitKind.CELL)
                .filter(
                        held ->
                                held.position() == Position.CLERK
                                        || held.position() == Position.CHIEF_OF_OFFICE)
                .map(HeldPosition::unit)
                .findFirst()
                .orElseThrow(() -> new DomainException(Refusal.FORBIDDEN, "request.forbidden"));
    }

    public void save() {
        Actor actor = desk.actor();
        files.document()
                .map(file -> documents.archive(actor, command(file)))
                .ifPresent(id -> Go.to("/van-ban/" + id.value()));
    }

    private ArchiveDocument command(UploadId file) {
        return new ArchiveDocument(
                unit(),
                particulars.getTypeCode(),
                particulars.getSymbol(),
                particulars.getIssuedDate(),
                issuer,
                signer,
                particulars.getSubject(),
                openToMembers,
                file);
    }

    public Particulars getParticulars() {
        return particulars;
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public String getSigner() {
        return signer;
    }

    public void setSigner(String signer) {
        this.signer = signer;
    }

    public boolean isOpenToMembers() {
        return openToMembers;
    }

    public void setOpenToMembers(boolean openToMembers) {
        this.openToMembers = openToMembers;
    }
}
