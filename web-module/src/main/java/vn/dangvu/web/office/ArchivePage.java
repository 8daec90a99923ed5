package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.Actor;
import vn.dangvu.content.UploadId;
import vn.dangvu.document.ArchiveDocument;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;

/** {@code /luu-tru/moi}: a document from elsewhere is kept exactly as it is. */
@RequestScoped
@Named
public class ArchivePage {
    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject SentFiles files;
    @Inject Notices notices;
    @Inject Refusals refusals;

    private final Particulars particulars = new Particulars();
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
        UploadId file = files.newest("file");
        if (file == null) {
            notices.refuse("file", "office.archive.file-missing");
            return;
        }
        DocumentId id;
        try {
            id =
                    documents.archive(
                            actor,
                            new ArchiveDocument(
                                    unit(),
                                    particulars.getTypeCode(),
                                    particulars.getSymbol(),
                                    particulars.getIssuedDate(),
                                    issuer,
                                    signer,
                                    particulars.getSubject(),
                                    openToMembers,
                                    file));
        } catch (DomainException refused) {
            refusals.show(refused);
            return;
        }
        Go.to("/van-ban/" + id.value());
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
