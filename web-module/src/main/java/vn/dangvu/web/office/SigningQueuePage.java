package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.KeyView;
import vn.dangvu.signature.SignDocuments;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.SigningOutcome;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.text.Messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code /trinh-ky}: what waits for the person's signature; several are signed with one login. With
 * script the page asks {@code /api/v1/signatures} and shows how far it is; without, this bean does
 * the same in one go.
 */
@RequestScoped
@Named
public class SigningQueuePage {
    /** How one document of a round fared. */
    public record Result(DocumentView document, boolean signed, String text) {}

    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject SignatureService signatures;
    @Inject KeyService keys;
    @Inject Notices notices;
    @Inject Messages messages;
    @Inject HttpServletRequest request;

    private final List<Result> results = new ArrayList<>();
    private final Once<KeyView> key = new Once<>();
    private List<DocumentView> queue;
    private String pin;

    public List<DocumentView> getQueue() {
        if (queue == null) {
            queue = documents.awaitingSignatureOf(desk.actor().person());
        }
        return queue;
    }

    /** The person's key; null = none has been bound. */
    public KeyView getKey() {
        return key.get(() -> keys.keyOf(desk.actor().person()).orElse(null));
    }

    public String getHolder() {
        return desk.actor().fullName();
    }

    /** Signs what is ticked. */
    public void sign() {
        List<SignDocuments.Chosen> chosen = inQueue(request.getParameterValues("chon"));
        if (chosen.isEmpty()) {
            notices.refuse("chon", "office.sign.none-chosen");
            return;
        }
        if (pin == null) {
            notices.refuse("pin", "error.signature.pin-missing");
            return;
        }
        char[] digits = pin.toCharArray();
        List<DocumentView> before = getQueue();
        try {
            signatures.sign(
                    desk.actor(),
                    new SignDocuments(chosen, digits),
                    outcome -> results.add(result(before, outcome)));
            queue = null;
        } catch (DomainException refused) {
            notices.refuse("pin", refused);
        } finally {
            Arrays.fill(digits, '\0');
            pin = null;
        }
    }

    private Result result(List<DocumentView> before, SigningOutcome outcome) {
        return new Result(
                find(before, outcome.document()),
                outcome.signed(),
                outcome.signed() ? "" : messages.of(outcome.refusal()));
    }

    // what is in nobody's or another's queue is no choice
    private List<SignDocuments.Chosen> inQueue(String... sent) {
        return SigningChoice.of(sent).stream()
                .filter(one -> find(getQueue(), one.document()) != null)
                .map(one -> new SignDocuments.Chosen(one.document(), one.ordinal()))
                .toList();
    }

    private static DocumentView find(List<DocumentView> queue, DocumentId id) {
        return queue.stream().filter(d -> d.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether the box of a document is ticked: as sent, else every one. */
    public boolean ticked(DocumentView document) {
        String[] sent = request.getParameterValues("chon");
        return sent == null
                ? !"POST".equals(request.getMethod())
                : Arrays.asList(sent).contains(SigningChoice.write(document));
    }

    public String choice(DocumentView document) {
        return SigningChoice.write(document);
    }

    public List<Result> getResults() {
        return results;
    }

    public long getSigned() {
        return results.stream().filter(Result::signed).count();
    }

    public String getPin() {
        return pin;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }
}
