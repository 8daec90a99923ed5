package vn.dangvu.platform.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Believable Vietnamese names, the same ones for the same {@link Random}. */
final class Names {
    private static final double FEMALE = 0.45;

    private final Random random;
    private final List<String> families = part("FAMILY");
    private final List<String> middleMale = part("MIDDLE_MALE");
    private final List<String> givenMale = part("GIVEN_MALE");
    private final List<String> middleFemale = part("MIDDLE_FEMALE");
    private final List<String> givenFemale = part("GIVEN_FEMALE");

    Names(Random random) {
        this.random = random;
    }

    String next() {
        String family = any(families);
        boolean female = random.nextDouble() < FEMALE;
        String middle = any(female ? middleFemale : middleMale);
        String given = any(female ? givenFemale : givenMale);
        boolean clumsy = given.equals(family) || middle.endsWith(given);
        return clumsy ? next() : family + " " + middle + " " + given;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Each text as often as its weight says. */
    private static List<String> part(String name) {
        List<String> texts = new ArrayList<>();
        for (Table.Row row : Table.read("names.tsv")) {
            if (row.text("part").equals(name)) {
                texts.addAll(java.util.Collections.nCopies(row.number("weight"), row.text("text")));
            }
        }
        return texts;
    }
}
