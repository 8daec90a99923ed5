package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.account.Actor;
import vn.dangvu.content.UploadId;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DraftDocument;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.web.form.Particulars;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.Go;

import java.util.List;
import java.util.Optional;

/** {@code /van-ban-di/moi}: a directive is drawn up from a finished PDF. */
@RequestScoped
@Named
public class NewDirectivePage {
    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject SentFiles files;

    private final Particulars particulars = Particulars.of(DocumentKind.DIRECTIVE);
    private Long signer;

    /** Refuses before anything is shown. */
    public void open() {
        staff();
    }

    private Actor staff() {
        return desk.staff(Position.CHIEF_OF_OFFICE, Position.CLERK, Position.SPECIALIST);
    }

    public void save() {
        draft().ifPresent(id -> Go.to("/van-ban-di/" + id.value() + "?xong=luu"));
    }

    public void saveAndRequestSignature() {
        draft().ifPresent(
                        id -> {
                            documents.requestSignature(staff(), id);
                            Go.to("/van-ban-di?xong=trinh-ky");
                        });
    }

    private Optional<DocumentId> draft() {
        Actor actor = staff();
        return files.document().map(file -> documents.draft(actor, command(file)));
    }

    private DraftDocument command(UploadId file) {
        return new DraftDocument(
                DocumentKind.DIRECTIVE,
                desk.khoi(),
                particulars.getTypeCode(),
                particulars.getSymbol(),
                particulars.getIssuedDate(),
                particulars.getSubject(),
                particulars.getUrgency(),
                signer == null ? null : new PersonId(signer),
                null,
                file,
                files.ids("attachments"));
    }

    public List<PersonView> getSigners() {
        return documents.signersOf(desk.khoi());
    }

    public Particulars getParticulars() {
        return particulars;
    }

    public Long getSigner() {
        return signer;
    }

    public void setSigner(Long signer) {
        this.signer = signer;
    }
}
