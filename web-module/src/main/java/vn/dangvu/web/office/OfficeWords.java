package vn.dangvu.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Urgency;
import vn.dangvu.organisation.Position;
import vn.dangvu.shared.Vietnam;
import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.time.Instant;
import java.util.List;

/** Words, colours and choices of the office's pages. */
@ApplicationScoped
@Named("words")
public class OfficeWords {
    @Inject Messages messages;

    public List<Urgency> getUrgencies() {
        return List.of(Urgency.values());
    }

    /** The most senior first. */
    public List<Position> getPositions() {
        return List.of(Position.values());
    }

    /** Colour of the chip of a state. */
    public String kind(DocumentStatus status) {
        return switch (status) {
            case DRAFT, ARCHIVED -> "mute";
            case AWAITING_SIGNATURE, SIGNED, SEALED, REGISTERED, ASSIGNED -> "info";
            case SUBMITTED -> "wait";
            case PUBLISHED, COMPLETED -> "ok";
            case RETURNED -> "back";
        };
    }

    /** Whether a chip of urgency is worth showing. */
    public boolean urgent(DocumentView document) {
        return document.urgency() != Urgency.NORMAL;
    }

    /** The day in Vietnam on which an instant falls. */
    public String day(Instant instant) {
        return instant == null ? "" : Times.day(Vietnam.dateOf(instant));
    }

    public String word(Enum<?> constant) {
        return messages.word(constant);
    }
}
