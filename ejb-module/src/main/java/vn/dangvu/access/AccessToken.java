package vn.dangvu.access;

import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A key to documents: {@code p:<person>}, {@code o:<unit>} its officers (secretaries, chief of
 * office, văn thư), {@code s:<unit>} its staff (officers and specialists), {@code m:<unit>} every
 * member of it and of all units below.
 */
public record AccessToken(String value) {
    public static AccessToken person(PersonId person) {
        return new AccessToken("p:" + person.value());
    }

    public static AccessToken officers(UnitId unit) {
        return new AccessToken("o:" + unit.value());
    }

    public static AccessToken staff(UnitId unit) {
        return new AccessToken("s:" + unit.value());
    }

    public static AccessToken members(UnitId unit) {
        return new AccessToken("m:" + unit.value());
    }

    /** Tokens as the text form of a PostgreSQL array; they hold no commas or quotes. */
    public static String array(Collection<AccessToken> tokens) {
        return tokens.stream().map(AccessToken::value).collect(Collectors.joining(",", "{", "}"));
    }
}
