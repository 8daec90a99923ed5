package vn.dangvu.index;

import java.util.Arrays;
import java.util.List;

/**
 * What a run measures.
 *
 * @param quick smaller sizes under the same names
 * @param only names of cases; empty means all
 */
record BenchChoice(boolean quick, List<String> only) {

    /** {@code [--quick] [--only CASE[,CASE…]]}. */
    static BenchChoice parse(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        int at = given.indexOf("--only");
        List<String> only =
                at >= 0 && at + 1 < given.size()
                        ? Arrays.asList(given.get(at + 1).split(","))
                        : List.of();
        return new BenchChoice(given.contains("--quick"), only);
    }

    /** Whether one of the cases is to be measured; {@code acl} stands for all that begin so. */
    boolean has(String... cases) {
        return only.isEmpty()
                || Arrays.stream(cases).anyMatch(name -> only.stream().anyMatch(name::startsWith));
    }
}
