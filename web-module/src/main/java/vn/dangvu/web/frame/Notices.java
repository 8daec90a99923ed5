package vn.dangvu.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.shared.DomainException;
import vn.dangvu.web.text.Messages;

import java.util.ArrayList;
import java.util.List;

/**
 * What the page has to say on top: refusals and faults of the form.
 *
 * <p>Page beans call {@link #refuse(String, String, Object...)} for a fault of one field; thrown
 * {@link DomainException}s arrive here by themselves.
 */
@RequestScoped
@Named("notices")
public class Notices {
    /**
     * One line of the summary.
     *
     * @param field id of the field it is about; null when about the whole form
     */
    public record Notice(String field, String text) {
        public String getField() {
            return field;
        }

        public String getText() {
            return text;
        }
    }

    @Inject Messages messages;

    /**
     * Shows a refusal of the trade: beside the input that it names by its fact {@code field}, where
     * the page has one of that id, else above the form.
     */
    public void refuse(DomainException refusal) {
        String text = messages.of(refusal);
        if (refusal.facts().get("field") instanceof String field && isOnPage(field)) {
            fault(field, text);
        } else {
            add(null, text);
        }
    }

    /**
     * Shows a fault of one field, beside it and in the summary.
     *
     * @param field id of the input
     * @param key of the sentence in the bundle: what happened and what to do
     */
    public void refuse(String field, String key, Object... values) {
        fault(field, messages.of(key, values));
    }

    /** Shows a refusal of the trade beside the field it is about. */
    public void refuse(String field, DomainException refusal) {
        fault(field, messages.of(refusal));
    }

    private static boolean isOnPage(String field) {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.getViewRoot().invokeOnComponent(faces, field, (context, found) -> {});
    }

    private static void fault(String field, String text) {
        add(field, text);
        FacesContext.getCurrentInstance().validationFailed();
    }

    private static void add(String field, String text) {
        FacesMessage message = new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text);
        FacesContext.getCurrentInstance().addMessage(field, message);
    }

    /** All faults, those about the whole form first. */
    public List<Notice> getAll() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<Notice> all = new ArrayList<>();
        faces.getMessageList(null).forEach(m -> all.add(new Notice(null, m.getSummary())));
        faces.getClientIdsWithMessages()
                .forEachRemaining(
                        id -> {
                            if (id != null) {
                                faces.getMessageList(id)
                                        .forEach(m -> all.add(new Notice(id, m.getSummary())));
                            }
                        });
        return all;
    }

    /** The first fault of one field, empty when it has none. */
    public String of(String field) {
        return FacesContext.getCurrentInstance().getMessageList(field).stream()
                .findFirst()
                .map(FacesMessage::getSummary)
                .orElse("");
    }
}
