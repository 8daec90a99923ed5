package vn.dangvu.signature;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Optional;

/**
 * Who may sign and who may seal, whatever positions the person holds at once (SECURITY 4.4).
 *
 * <p>Of a directive the signer is neither the drafter nor the one who seals; the văn thư who typed it
 * in may seal, for the seal says only that the signature is the leader's. Of a report the secretary
 * may sign the own draft: many a cell has no second officer.
 */
final class SignatureRules {
    private SignatureRules() {}

    /**
     * @throws DomainException {@code signature.not-signer}, {@code signature.own-draft}
     */
    static void maySign(Actor actor, DocumentView document) {
        if (!actor.person().equals(document.signer())) {
            throw refused("signature.not-signer");
        }
        if (document.kind() == DocumentKind.DIRECTIVE
                && actor.person().equals(document.draftedBy())) {
            throw refused("signature.own-draft");
        }
    }

    /**
     * @param signer who signed the version that is to be sealed; empty = nobody
     * @throws DomainException {@code seal.not-clerk}, {@code seal.same-person}
     */
    static void maySeal(Actor actor, DocumentView document, Optional<PersonId> signer) {
        if (document.kind() != DocumentKind.DIRECTIVE
                || !actor.holds(Position.CLERK, document.owner())) {
            throw refused("seal.not-clerk");
        }
        if (signer.filter(actor.person()::equals).isPresent()) {
            throw refused("seal.same-person");
        }
    }

    private static DomainException refused(String code) {
        return new DomainException(Refusal.FORBIDDEN, code);
    }
}
