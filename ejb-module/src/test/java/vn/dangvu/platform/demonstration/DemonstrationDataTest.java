package vn.dangvu.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.platform.demonstration.DemonstrationPersons.Person;
import vn.dangvu.platform.demonstration.DemonstrationUnits.Unit;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

class DemonstrationDataTest {
    private final List<Unit> units = DemonstrationUnits.all();
    private final List<Person> people = DemonstrationPersons.of(units);
    private final Map<String, Person> byLogin =
            people.stream()
                    .filter(person -> !person.login().isEmpty())
                    .collect(Collectors.toMap(Person::login, Function.identity()));

    @Test
    void thereIsOneKhoiWith82OrganisationsAnd319Cells() {
        assertThat(units).filteredOn(unit -> unit.kind() == UnitKind.KHOI).hasSize(1);
        assertThat(units).filteredOn(unit -> unit.kind() == UnitKind.GRASSROOTS).hasSize(82);
        assertThat(units).filteredOn(unit -> unit.kind() == UnitKind.CELL).hasSize(319);
        assertThat(units).extracting(Unit::code).doesNotHaveDuplicates();
        assertThat(units).extracting(Unit::name).allMatch(DemonstrationDataTest::composed);
    }

    @Test
    void thereAre5500PeopleAndTheSameOnesEachTime() {
        assertThat(people).hasSize(5500).isEqualTo(DemonstrationPersons.of(units));
        assertThat(people).extracting(Person::fullName).allMatch(DemonstrationDataTest::composed);
    }

    @Test
    void everyGrassrootsOrganisationHasASecretaryAClerkAndAMemberWithAccounts() {
        for (Unit unit : units) {
            if (unit.kind() == UnitKind.GRASSROOTS) {
                assertThat(loginsIn(unit, Position.SECRETARY)).hasSize(1);
                assertThat(loginsIn(unit, Position.CLERK)).hasSize(1);
            }
        }
        assertThat(byLogin).hasSize(259);
        assertThat(byLogin.get("hanh.sxd").fullName()).isEqualTo("Nguyễn Thị Hạnh");
    }

    @Test
    void everyCellHasASecretary() {
        List<String> led =
                people.stream()
                        .flatMap(person -> person.holdings().stream())
                        .filter(held -> held.position() == Position.SECRETARY)
                        .map(held -> held.unit())
                        .toList();
        assertThat(units)
                .filteredOn(unit -> unit.kind() != UnitKind.KHOI)
                .allMatch(unit -> led.contains(unit.code()));
    }

    @Test
    void onlyTheAdministratorAdministersAndHoldsNothingElse() {
        assertThat(people).filteredOn(Person::administrator).hasSize(1);
        assertThat(byLogin.get("quantri.duk").holdings()).isEmpty();
    }

    @Test
    void everySignerIsTheSecretaryOrADeputyOfTheOrganisationInTheCertificate() {
        Map<String, String> names =
                units.stream().collect(Collectors.toMap(Unit::name, Unit::code));
        List<Table.Row> signers = Table.read("signers.tsv");
        assertThat(signers).hasSize(85);
        assertThat(signers).extracting(row -> row.text("pin")).doesNotHaveDuplicates();
        assertThat(signers).extracting(row -> row.text("label")).doesNotHaveDuplicates();
        for (Table.Row row : signers) {
            assertThat(row.text("label")).matches("[ -~]{1,32}");
            assertThat(row.text("pin")).matches("\\d{6}");
            String unit = names.get(row.text("organisation"));
            assertThat(unit).isNotNull();
            if (row.text("kind").equals("PERSON")) {
                Person person = byLogin.get(row.text("login"));
                assertThat(person.fullName()).isEqualTo(row.text("common_name"));
                assertThat(person.holdings())
                        .anyMatch(
                                held ->
                                        held.unit().equals(unit)
                                                && held.position()
                                                                .compareTo(Position.CHIEF_OF_OFFICE)
                                                        < 0);
            }
        }
    }

    private List<String> loginsIn(Unit unit, Position position) {
        return byLogin.values().stream()
                .filter(
                        person ->
                                person.holdings().stream()
                                        .anyMatch(
                                                held ->
                                                        held.unit().equals(unit.code())
                                                                && held.position() == position))
                .map(Person::login)
                .toList();
    }

    private static boolean composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }
}
