package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.KeyView;
import vn.dangvu.signature.SignDocument;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.SigningRefused;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.text.Messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code /trinh-ky}: what waits for the person's signature; several are signed one after another
 * with one PIN. A refusal of the token ends the round, a fault of one document only skips it.
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
        return keys.keyOf(desk.actor().person()).orElse(null);
    }

    public String getHolder() {
        return desk.actor().fullName();
    }

    /** Signs what is ticked. */
    public void sign() {
        List<SigningChoice> chosen = SigningChoice.of(request.getParameterValues("chon"));
        if (chosen.isEmpty()) {
            notices.refuse("chon", "office.sign.none-chosen");
            return;
        }
        if (pin == null) {
            notices.refuse("pin", "office.sign.pin-missing");
            return;
        }
        char[] digits = pin.toCharArray();
        try {
            sign(chosen, digits);
        } finally {
            Arrays.fill(digits, '\0');
            pin = null;
        }
    }

    private void sign(List<SigningChoice> chosen, char[] digits) {
        Actor actor = desk.actor();
        List<DocumentView> before = getQueue();
        for (SigningChoice one : chosen) {
            DocumentView document = find(before, one.document());
            if (document == null) {
                continue;
            }
            try {
                signatures.sign(actor, new SignDocument(one.document(), one.ordinal(), digits));
                results.add(new Result(document, true, ""));
            } catch (SigningRefused byToken) {
                notices.refuse("pin", "office.sign.stopped", messages.of(byToken), soFar());
                break;
            } catch (DomainException refused) {
                results.add(new Result(document, false, messages.of(refused)));
            }
        }
        queue = null;
    }

    private String soFar() {
        long signed = getSigned();
        return signed == 0
                ? messages.of("office.sign.nothing-signed")
                : messages.of("office.sign.some-signed", signed);
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
