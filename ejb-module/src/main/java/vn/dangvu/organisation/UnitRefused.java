package vn.dangvu.organisation;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Map;

/** The tree or its positions would break a rule; the code says which. */
public final class UnitRefused extends DomainException {
    private UnitRefused(Refusal refusal, String code, Map<String, Object> facts) {
        super(refusal, code, facts);
    }

    static UnitRefused codeTaken(String unitCode) {
        return new UnitRefused(
                Refusal.CONFLICT, "organisation.code-taken", Map.of("unit", unitCode));
    }

    /** A cell stands below a grassroots committee, that below the Khối, and the Khối below nobody. */
    static UnitRefused wrongParent(UnitKind kind) {
        return new UnitRefused(
                Refusal.INVALID, "organisation.wrong-parent", Map.of("kind", kind.name()));
    }

    static UnitRefused incomplete(String field) {
        return new UnitRefused(Refusal.INVALID, "organisation.incomplete", Map.of("field", field));
    }

    static UnitRefused termTooEarly() {
        return new UnitRefused(
                Refusal.INVALID, "organisation.term-too-early", Map.of("field", "first-day"));
    }

    static UnitRefused alreadyHeld(Position position) {
        return new UnitRefused(
                Refusal.CONFLICT,
                "organisation.position-already-held",
                Map.of("position", position.name()));
    }

    static UnitRefused alreadyEnded() {
        return new UnitRefused(Refusal.CONFLICT, "organisation.position-already-ended", Map.of());
    }
}
