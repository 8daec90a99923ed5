package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.access.AccessService;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.receipt.Punctuality;
import vn.dangvu.receipt.ReceiptService;
import vn.dangvu.receipt.ReceiptView;
import vn.dangvu.shared.NotFound;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Times;

import java.time.Duration;
import java.util.UUID;

/** {@code /bien-nhan/_id}: proof that a report arrived, to be kept or printed. */
@RequestScoped
@Named
public class ReceiptPage {
    @Inject CurrentActor current;
    @Inject CurrentPath path;
    @Inject HttpServletRequest request;
    @Inject ReceiptService receipts;
    @Inject AccessService access;
    @Inject DocumentService documents;

    private ReceiptView receipt;
    private final Once<DocumentView> directive = new Once<>();
    private DocumentView document;

    public ReceiptView getReceipt() {
        if (receipt == null) {
            receipt = receipts.receipt(current.required(), id(path.text("id")));
        }
        return receipt;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new NotFound("receipt");
        }
    }

    public DocumentView getDocument() {
        if (document == null) {
            document = access.view(current.required(), getReceipt().document());
        }
        return document;
    }

    /** The directive that was answered; null = unasked. */
    public DocumentView getDirective() {
        return directive.get(
                () ->
                        getDocument().answers() == null
                                ? null
                                : documents.view(getDocument().answers()));
    }

    public boolean isLate() {
        return getReceipt().punctuality() == Punctuality.LATE;
    }

    public boolean isOnTime() {
        return getReceipt().punctuality() == Punctuality.ON_TIME;
    }

    /** “3 giờ 12 phút”. */
    public String getLateBy() {
        return Times.length(Duration.ofSeconds(getReceipt().secondsLate()));
    }

    public boolean isNew() {
        return request.getParameter("moi") != null;
    }

    public boolean isOwn() {
        return current.required().belongsTo(getDocument().owner());
    }
}
