package vn.dangvu.submission;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.signature.Verdict;

/** Who may send for a unit, and what is taken. */
final class SubmissionRules {
    private SubmissionRules() {}

    /** Secretaries, deputies and văn thư of a grassroots organisation. */
    static boolean mayActFor(Actor actor, UnitId unit) {
        for (HeldPosition held : actor.positions()) {
            if (held.unit().equals(unit)
                    && held.unitKind() == UnitKind.GRASSROOTS
                    && held.position() != Position.MEMBER
                    && held.position() != Position.SPECIALIST) {
                return true;
            }
        }
        return false;
    }

    /**
     * A report that cannot be judged only because a source of revocation or time is away is taken
     * and judged again; every other doubt refuses it.
     *
     * @throws SubmissionRefused naming the sub-indication
     */
    static Judgement judge(Verdict verdict) {
        return switch (verdict.indication()) {
            case TOTAL_PASSED -> Judgement.ACCEPTED;
            case NO_SIGNATURE -> throw SubmissionRefused.unsigned();
            case TOTAL_FAILED ->
                    throw SubmissionRefused.signatureInvalid(reason(verdict.subIndication()));
            case INDETERMINATE -> {
                if (verdict.retryable()) {
                    yield Judgement.AWAITING_CHECK;
                }
                throw SubmissionRefused.signatureUndecided(reason(verdict.subIndication()));
            }
        };
    }

    private static String reason(String subIndication) {
        return subIndication == null ? "UNKNOWN" : subIndication;
    }
}
