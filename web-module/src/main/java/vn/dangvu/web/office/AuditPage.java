package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.audit.AuditEntry;
import vn.dangvu.audit.AuditTrail;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.text.AuditNames;
import vn.dangvu.web.text.Messages;

import java.util.List;

/** {@code /quan-tri/nhat-ky}: the audit trail, newest first. */
@RequestScoped
@Named
public class AuditPage {
    private static final int SHOWN = 50;

    /** One line as people read it. */
    public record Line(
            AuditEntry entry, String action, String object, String person, String unit) {}

    @Inject Desk desk;
    @Inject AuditTrail trail;
    @Inject AuditNames names;
    @Inject Messages messages;
    @Inject HttpServletRequest request;

    private List<Line> lines;
    private Long firstBroken;

    /** Refuses before anything is shown. */
    public void open() {
        desk.administrator();
    }

    public List<Line> getLines() {
        if (lines == null) {
            desk.administrator();
            List<AuditEntry> entries = trail.before(before(), SHOWN);
            AuditNames.Names known = names.of(entries);
            lines = entries.stream().map(entry -> line(entry, known)).toList();
        }
        return lines;
    }

    private Line line(AuditEntry entry, AuditNames.Names known) {
        return new Line(
                entry,
                word("action.", entry.action()),
                word("object.", entry.objectType()) + " " + entry.objectId(),
                known.person(entry)
                        .map(PersonView::fullName)
                        .orElseGet(() -> messages.of("history.system")),
                known.unit(entry).map(UnitView::shortName).orElse(""));
    }

    /** In words; as recorded when nobody has given it words yet. */
    private String word(String kind, String recorded) {
        return messages.has(kind + recorded) ? messages.of(kind + recorded) : recorded;
    }

    private long before() {
        String wanted = request.getParameter("truoc");
        return wanted != null && wanted.matches("[1-9][0-9]{0,17}")
                ? Long.parseLong(wanted)
                : Long.MAX_VALUE;
    }

    /** Number of the oldest line shown; 0 when there are no older ones. */
    public long getOldest() {
        return getLines().size() < SHOWN ? 0 : getLines().get(SHOWN - 1).entry().seq();
    }

    public void check() {
        desk.administrator();
        firstBroken = trail.firstBroken();
    }

    /** Null = not checked; 0 = the chain is whole. */
    public Long getFirstBroken() {
        return firstBroken;
    }
}
