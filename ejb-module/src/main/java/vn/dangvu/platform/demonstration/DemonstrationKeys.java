package vn.dangvu.platform.demonstration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.platform.Settings;
import vn.dangvu.platform.StartUp;
import vn.dangvu.signature.KeyService;

/**
 * Binds each token of the demonstration to its holder, at every start: a fresh PKI has new
 * certificates under the same labels.
 */
@ApplicationScoped
class DemonstrationKeys {
    /** After the people are there. */
    private static final int SECOND = Interceptor.Priority.APPLICATION + 100;

    @Inject Settings settings;
    @Inject DemonstrationPeople people;
    @Inject OrganisationService organisation;
    @Inject KeyService keys;

    void bind(@Observes @Priority(SECOND) StartUp.Started started) {
        if (settings.demonstration()) {
            people.signers().forEach(this::bind);
        }
    }

    private void bind(DemonstrationPeople.Signer signer) {
        if (signer.seal()) {
            organisation
                    .khoi()
                    .map(UnitView::id)
                    .ifPresent(khoi -> keys.bindToUnit(signer.label(), khoi));
        } else {
            signer.login()
                    .flatMap(people::byLogin)
                    .ifPresent(person -> keys.bindToPerson(signer.label(), person));
        }
    }
}
