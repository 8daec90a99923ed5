package vn.dangvu.routing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.PersonId;

import java.time.Instant;
import java.util.Set;

class RoutingRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final PersonId LEAD = new PersonId(1);
    private static final PersonId OTHER = new PersonId(2);
    private static final Set<PersonId> STAFF = Set.of(LEAD, OTHER);

    @Test
    void aLeadIsEnough() {
        assertThatCode(() -> check(LEAD, Set.of(), Set.of(), null)).doesNotThrowAnyException();
    }

    @Test
    void somebodyLeads() {
        assertThatThrownBy(() -> check(null, Set.of(OTHER), Set.of(), null))
                .hasMessageStartingWith("routing.lead");
    }

    @Test
    void strangersGetNothing() {
        assertThatThrownBy(() -> check(LEAD, Set.of(new PersonId(9)), Set.of(), null))
                .hasMessageStartingWith("routing.person");
    }

    @Test
    void nobodyHasTwoParts() {
        assertThatThrownBy(() -> check(LEAD, Set.of(OTHER), Set.of(OTHER), null))
                .hasMessageStartingWith("routing.twice");
        assertThatThrownBy(() -> check(LEAD, Set.of(LEAD), Set.of(), null))
                .hasMessageStartingWith("routing.twice");
    }

    @Test
    void aDeadlineLiesAhead() {
        assertThatThrownBy(() -> check(LEAD, Set.of(), Set.of(), NOW))
                .hasMessageStartingWith("routing.due");
    }

    private static void check(
            PersonId lead, Set<PersonId> cooperating, Set<PersonId> informed, Instant due) {
        RoutingRules.check(
                new RouteDocument(new DocumentId(1), lead, cooperating, informed, "", due),
                STAFF,
                NOW);
    }
}
