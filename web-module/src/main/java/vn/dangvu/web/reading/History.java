package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.audit.AuditEntry;
import vn.dangvu.audit.AuditTrail;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.text.AuditNames;
import vn.dangvu.web.text.Messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The life of a document in plain words, newest first, as far as it is the reader's business. */
@RequestScoped
public class History {
    /** What recipients and members may know of the office's work. */
    private static final Set<String> PUBLIC =
            Set.of(
                    "document-signed",
                    "document-sealed",
                    "document-published",
                    "document-archived",
                    "report-submitted",
                    "document-registered",
                    "arrival-stamped",
                    "assignment-completed",
                    "report-returned");

    /** One unit's own doings, shown to that unit; to the owner as a count. */
    private static final Set<String> OF_RECIPIENT =
            Set.of("directive-opened", "directive-acknowledged");

    @Inject AuditTrail trail;
    @Inject AuditNames names;
    @Inject Messages messages;

    /** What happened, and when. */
    public record Line(String text, Instant at) {}

    /** Newest first. */
    List<Line> of(Actor actor, DocumentView document) {
        List<AuditEntry> entries = trail.of("document", document.id().value());
        boolean own = actor.belongsTo(document.owner());
        AuditNames.Names known = names.of(entries);
        List<Line> lines = new ArrayList<>();
        for (AuditEntry entry : entries) {
            if (shown(entry, actor, own)) {
                lines.add(new Line(sentence(entry, known), entry.at()));
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private boolean shown(AuditEntry entry, Actor actor, boolean own) {
        if (!messages.has("history." + entry.action())) {
            return false;
        }
        if (OF_RECIPIENT.contains(entry.action())) {
            return entry.unitId() != null && actor.belongsTo(new UnitId(entry.unitId()));
        }
        return own || PUBLIC.contains(entry.action());
    }

    private String sentence(AuditEntry entry, AuditNames.Names known) {
        return messages.of(
                "history." + entry.action(),
                known.person(entry)
                        .map(PersonView::fullName)
                        .orElseGet(() -> messages.of("history.system")),
                known.unit(entry).map(UnitView::name).orElse(""),
                number(entry, "recipients"),
                number(entry, "arrivalNumber"));
    }

    /** A number among the facts, which are flat JSON; empty when there is none. */
    private static String number(AuditEntry entry, String fact) {
        String marker = "\"" + fact + "\":";
        int at = entry.facts() == null ? -1 : entry.facts().indexOf(marker);
        return at < 0
                ? ""
                : entry.facts()
                        .substring(at + marker.length())
                        .replaceFirst("(?s)^\"?(\\d*).*", "$1");
    }
}
