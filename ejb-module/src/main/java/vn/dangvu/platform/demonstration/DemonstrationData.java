package vn.dangvu.platform.demonstration;

import vn.dangvu.platform.demonstration.DemonstrationPersons.Holding;
import vn.dangvu.platform.demonstration.DemonstrationPersons.Person;
import vn.dangvu.platform.demonstration.DemonstrationUnits.Unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the demonstration data, one statement a table: columns go as arrays, so that 5,500 people
 * take well under a second. Runs in the caller's transaction.
 */
final class DemonstrationData {
    private final Connection connection;
    private final Map<String, Long> unitIds = new HashMap<>();

    DemonstrationData(Connection connection) {
        this.connection = connection;
    }

    /** Whether there is nothing yet that these data could mix with. */
    boolean databaseIsEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select not exists (select from org_unit)"
                                        + " and not exists (select from account)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** @param passwordHash of the one password that all demonstration accounts share */
    void write(String passwordHash) throws SQLException {
        List<Unit> units = DemonstrationUnits.all();
        List<Person> people = DemonstrationPersons.of(units);
        writeUnits(units);
        writeTree(units);
        writeTerms(units);
        List<Long> personIds = writePeople(people);
        writeHoldings(people, personIds);
        writeAccounts(people, personIds, passwordHash);
        writeImages(people, personIds);
    }

    private record Image(Long person, Long unit, Long setBy, String png) {}

    /** What visible signatures show: the hand of everybody who has a key, the seal of the Khối. */
    private void writeImages(List<Person> people, List<Long> ids) throws SQLException {
        Map<String, Long> byLogin = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byLogin.put(people.get(i).login(), ids.get(i));
        }
        List<Image> images = new ArrayList<>();
        List<String> hands = hands();
        for (Table.Row signer : Table.read("signers.tsv")) {
            Long person = byLogin.get(signer.text("login"));
            if (signer.text("kind").equals("SEAL")) {
                Long unit = unitIds.get(DemonstrationUnits.KHOI);
                images.add(
                        new Image(null, unit, byLogin.get("chau.duk"), hex(SampleImages.seal())));
            } else {
                String hand = hands.get(images.size() % hands.size());
                images.add(new Image(person, null, person, hand));
            }
        }
        insert(
                "insert into signature_image (holder_person, holder_unit, set_by, png, set_at) select"
                        + " nullif(person, 'null')::bigint, nullif(unit, 'null')::bigint, set_by,"
                        + " decode(png, 'hex'), now() from unnest(?::text[], ?::text[], ?::bigint[],"
                        + " ?::text[]) as i(person, unit, set_by, png) returning id",
                column(images, Image::person),
                column(images, Image::unit),
                column(images, Image::setBy),
                column(images, Image::png));
    }

    /** A few for all: drawing takes longer than everything else that is written here. */
    private static List<String> hands() {
        List<String> hands = new ArrayList<>();
        for (int form = 0; form < 8; form++) {
            hands.add(hex(SampleImages.signature(form * 37)));
        }
        return hands;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void writeUnits(List<Unit> units) throws SQLException {
        List<Long> ids =
                insert(
                        "insert into org_unit (code, name, short_name, kind, symbol, has_seal,"
                                + " group_name, valid_from) select code, name, short_name, kind,"
                                + " symbol, has_seal, nullif(group_name, ''), valid_from from"
                                + " unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                                + " ?::boolean[], ?::text[], ?::date[]) with ordinality as u(code,"
                                + " name, short_name, kind, symbol, has_seal, group_name, valid_from,"
                                + " n) order by n returning id",
                        column(units, Unit::code),
                        column(units, Unit::name),
                        column(units, Unit::shortName),
                        column(units, unit -> unit.kind().name()),
                        column(units, Unit::symbol),
                        column(units, Unit::hasSeal),
                        column(units, Unit::group),
                        column(units, unit -> DemonstrationUnits.FIRST_DAY));
        for (int i = 0; i < ids.size(); i++) {
            unitIds.put(units.get(i).code(), ids.get(i));
        }
    }

    private record Link(Long ancestor, Long descendant, int depth) {}

    private void writeTree(List<Unit> units) throws SQLException {
        Map<String, String> parents = new HashMap<>();
        units.forEach(unit -> parents.put(unit.code(), unit.parent()));
        List<Link> links = new ArrayList<>();
        for (Unit unit : units) {
            int depth = 0;
            for (String above = unit.code(); !above.isEmpty(); above = parents.get(above)) {
                links.add(new Link(unitIds.get(above), unitIds.get(unit.code()), depth++));
            }
        }
        insert(
                "insert into org_closure (ancestor_id, descendant_id, depth, valid_from) select *"
                        + " from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::date[]) returning"
                        + " id",
                column(links, Link::ancestor),
                column(links, Link::descendant),
                column(links, Link::depth),
                column(links, link -> DemonstrationUnits.FIRST_DAY));
    }

    private void writeTerms(List<Unit> units) throws SQLException {
        insert(
                "insert into unit_term (unit_id, name, valid_from) select * from"
                        + " unnest(?::bigint[], ?::text[], ?::date[]) returning id",
                column(units, unit -> unitIds.get(unit.code())),
                column(units, Unit::term),
                column(units, Unit::termStart));
    }

    private List<Long> writePeople(List<Person> people) throws SQLException {
        return insert(
                "insert into person (full_name) select name from unnest(?::text[]) with ordinality"
                        + " as p(name, n) order by n returning id",
                column(people, Person::fullName));
    }

    private record Held(Long person, Holding holding) {}

    private void writeHoldings(List<Person> people, List<Long> ids) throws SQLException {
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            for (Holding holding : people.get(i).holdings()) {
                all.add(new Held(ids.get(i), holding));
            }
        }
        insert(
                "insert into position_holding (person_id, unit_id, position, valid_from) select *"
                        + " from unnest(?::bigint[], ?::bigint[], ?::text[], ?::date[]) returning id",
                column(all, Held::person),
                column(all, held -> unitIds.get(held.holding.unit())),
                column(all, held -> held.holding.position().name()),
                column(all, held -> held.holding.from()));
    }

    private record Login(Long person, Person who) {}

    private void writeAccounts(List<Person> people, List<Long> ids, String passwordHash)
            throws SQLException {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!people.get(i).login().isEmpty()) {
                logins.add(new Login(ids.get(i), people.get(i)));
            }
        }
        insert(
                "insert into account (login_name, person_id, administrator, password_hash, status,"
                        + " created_at) select login, person, administrator, hash, 'ACTIVE', now() from"
                        + " unnest(?::text[], ?::bigint[], ?::boolean[], ?::text[]) as a(login, person,"
                        + " administrator, hash) returning id",
                column(logins, login -> login.who.login()),
                column(logins, Login::person),
                column(logins, login -> login.who.administrator()),
                column(logins, login -> passwordHash));
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private List<Long> insert(String sql, Object[]... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts(columns[i])));
            }
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    private static String[] texts(Object[] values) {
        return java.util.Arrays.stream(values).map(String::valueOf).toArray(String[]::new);
    }
}
