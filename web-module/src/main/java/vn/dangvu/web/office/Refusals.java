package vn.dangvu.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.frame.Notices;

/**
 * Shows a refusal beside the input that it is about. The inputs of this package are named like the
 * {@code field} facts of the services.
 */
@ApplicationScoped
public class Refusals {
    @Inject Notices notices;

    /**
     * @throws DomainException the same one, when the form cannot mend it
     */
    public void show(DomainException refused) {
        if (refused.refusal() == Refusal.INVALID
                && refused.facts().get("field") instanceof String field) {
            notices.refuse(field, refused);
        } else if (refused.refusal() == Refusal.NOT_FOUND) {
            throw refused;
        } else {
            notices.refuse(refused);
        }
    }
}
