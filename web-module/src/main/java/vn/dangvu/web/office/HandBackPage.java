package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.shared.NotFound;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Go;

/** {@code /trinh-ky/17/chuyen-lai}: the signer gives a draft back to be mended. */
@RequestScoped
@Named
public class HandBackPage {
    @Inject Desk desk;
    @Inject CurrentPath path;
    @Inject DocumentService documents;

    private DocumentView document;
    private String reason;

    /** Refuses before anything is shown. */
    public void open() {
        getDocument();
    }

    public DocumentView getDocument() {
        if (document == null) {
            DocumentView found = documents.view(new DocumentId(path.id("id")));
            if (!desk.actor().person().equals(found.signer())) {
                throw new NotFound("document");
            }
            document = found;
        }
        return document;
    }

    public void handBack() {
        documents.handBack(desk.actor(), new DocumentId(path.id("id")), reason);
        Go.to("/trinh-ky?da-chuyen=" + path.id("id"));
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
