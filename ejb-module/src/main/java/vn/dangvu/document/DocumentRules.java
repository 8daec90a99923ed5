package vn.dangvu.document;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;

import java.util.Set;

/** Who may draft and archive, and what a document must say of itself. */
final class DocumentRules {
    private static final Set<Position> OFFICERS =
            Set.of(
                    Position.SECRETARY,
                    Position.DEPUTY_SECRETARY,
                    Position.CHIEF_OF_OFFICE,
                    Position.CLERK);
    private static final Set<Position> OFFICE_STAFF =
            Set.of(Position.CHIEF_OF_OFFICE, Position.CLERK, Position.SPECIALIST);
    private static final Set<Position> ARCHIVISTS =
            Set.of(Position.CHIEF_OF_OFFICE, Position.CLERK);

    private DocumentRules() {}

    /** Directives come from the Khối office, reports from the officers of a grassroots unit. */
    static boolean mayDraft(Actor actor, DocumentKind kind, UnitId unit) {
        return switch (kind) {
            case DIRECTIVE -> holds(actor, unit, UnitKind.KHOI, OFFICE_STAFF);
            case REPORT -> holds(actor, unit, UnitKind.GRASSROOTS, OFFICERS);
            case ARCHIVE ->
                    holds(actor, unit, UnitKind.KHOI, ARCHIVISTS)
                            || holds(actor, unit, UnitKind.GRASSROOTS, ARCHIVISTS);
        };
    }

    private static boolean holds(Actor actor, UnitId unit, UnitKind kind, Set<Position> positions) {
        for (HeldPosition held : actor.positions()) {
            if (held.unit().equals(unit)
                    && held.unitKind() == kind
                    && positions.contains(held.position())) {
                return true;
            }
        }
        return false;
    }

    /**
     * @throws DocumentRefused naming the first field at fault
     */
    static void checkParticulars(String typeCode, String subject, Object issuedDate) {
        if (DocumentType.of(typeCode).isEmpty()) {
            throw DocumentRefused.field("type");
        }
        if (issuedDate == null) {
            throw DocumentRefused.field("issued-date");
        }
        if (subject == null || subject.isBlank() || subject.length() > 500) {
            throw DocumentRefused.field("subject");
        }
    }
}
