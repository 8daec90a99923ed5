package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.audit.AuditEntry;
import vn.dangvu.audit.AuditTrail;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.web.text.Messages;

import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;

/** {@code /quan-tri/nhat-ky}: the audit trail, newest first. */
@RequestScoped
@Named
public class AuditPage {
    private static final int SHOWN = 50;

    /** One line as people read it. */
    public record Line(AuditEntry entry, String action, String person, String unit) {}

    @Inject Desk desk;
    @Inject AuditTrail trail;
    @Inject OrganisationService organisation;
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
            Map<PersonId, PersonView> people =
                    organisation.people(
                            entries.stream()
                                    .map(AuditEntry::personId)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .map(PersonId::new)
                                    .toList());
            Map<UnitId, UnitView> units =
                    organisation.units(
                            entries.stream()
                                    .map(AuditEntry::unitId)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .map(UnitId::new)
                                    .toList());
            lines = entries.stream().map(entry -> line(entry, people, units)).toList();
        }
        return lines;
    }

    private Line line(
            AuditEntry entry, Map<PersonId, PersonView> people, Map<UnitId, UnitView> units) {
        PersonView person =
                entry.personId() == null ? null : people.get(new PersonId(entry.personId()));
        UnitView unit = entry.unitId() == null ? null : units.get(new UnitId(entry.unitId()));
        return new Line(
                entry,
                action(entry.action()),
                person == null ? "Hệ thống" : person.fullName(),
                unit == null ? "" : unit.shortName());
    }

    /** In words; as recorded when nobody has given it words yet. */
    private String action(String recorded) {
        try {
            return messages.of("action." + recorded);
        } catch (MissingResourceException unnamed) {
            return recorded;
        }
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
