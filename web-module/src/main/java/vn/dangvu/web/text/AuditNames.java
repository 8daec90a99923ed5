package vn.dangvu.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.audit.AuditEntry;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Whom the entries of the audit trail speak of; two queries, however many entries. */
@ApplicationScoped
public class AuditNames {
    @Inject OrganisationService organisation;

    /** The people and units of some entries. */
    public record Names(Map<PersonId, PersonView> people, Map<UnitId, UnitView> units) {
        /** Empty = the system itself acted. */
        public Optional<PersonView> person(AuditEntry entry) {
            return Optional.ofNullable(entry.personId()).map(PersonId::new).map(people::get);
        }

        /** For which unit the person acted; empty = for none. */
        public Optional<UnitView> unit(AuditEntry entry) {
            return Optional.ofNullable(entry.unitId()).map(UnitId::new).map(units::get);
        }
    }

    public Names of(List<AuditEntry> entries) {
        return new Names(
                organisation.people(ids(entries, AuditEntry::personId, PersonId::new)),
                organisation.units(ids(entries, AuditEntry::unitId, UnitId::new)));
    }

    private static <T> List<T> ids(
            List<AuditEntry> entries, Function<AuditEntry, Long> number, Function<Long, T> id) {
        return entries.stream().map(number).filter(Objects::nonNull).distinct().map(id).toList();
    }
}
