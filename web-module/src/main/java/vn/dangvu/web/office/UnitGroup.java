package vn.dangvu.web.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Like units together, in the order in which their first members come.
 *
 * @param key for ids of inputs, from 1
 * @param name empty for those without a group
 */
public record UnitGroup<T>(int key, String name, List<T> units) {
    static <T> List<UnitGroup<T>> of(List<T> all, Function<T, Optional<String>> group) {
        Map<String, List<T>> byName = new LinkedHashMap<>();
        for (T one : all) {
            byName.computeIfAbsent(group.apply(one).orElse(""), name -> new ArrayList<>()).add(one);
        }
        List<UnitGroup<T>> groups = new ArrayList<>();
        byName.forEach(
                (name, units) -> groups.add(new UnitGroup<>(groups.size() + 1, name, units)));
        return groups;
    }
}
