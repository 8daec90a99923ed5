package vn.dangvu.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.web.text.Messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The committee that runs this installation, as the frame of every page names it. */
@ApplicationScoped
public class Owner {
    /** A renamed committee shows on all pages after this; saves a query for each page. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(String name, Instant at) {}

    @Inject OrganisationService organisations;
    @Inject Messages messages;
    @Inject Clock clock;

    private volatile Known known;

    public String name() {
        return known().name();
    }

    /** An error page must still have a head when the database is away: then the old name stays. */
    private Known known() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null && last.at().plus(FRESH).isAfter(now)) {
            return last;
        }
        String nobody = messages.of("frame.owner");
        try {
            known =
                    organisations
                            .khoi()
                            .map(khoi -> new Known(khoi.name(), now))
                            .orElseGet(() -> new Known(nobody, Instant.EPOCH));
        } catch (RuntimeException databaseAway) {
            known = last == null ? new Known(nobody, Instant.EPOCH) : last;
        }
        return known;
    }
}
