package vn.dangvu.signing.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A command line taken apart: {@code --name value}, {@code --flag}, and files. */
final class Arguments {

    private static final Set<String> FLAGS = Set.of("json", "no-revocation", "quiet");

    /** The command line makes no sense. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();

    private Arguments() {}

    /**
     * @param known names of options that have a value, by the part of the program that reads them
     */
    static Arguments parse(List<String> words, List<Set<String>> known) throws UsageException {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                arguments.files.add(word);
                continue;
            }
            String name = word.substring(2);
            if (FLAGS.contains(name)) {
                arguments.options.put(name, List.of());
                continue;
            }
            if (known.stream().noneMatch(options -> options.contains(name))) {
                throw new UsageException("unknown option " + word);
            }
            if (++i == words.size()) {
                throw new UsageException(word + " wants a value");
            }
            arguments.options.computeIfAbsent(name, key -> new ArrayList<>()).add(words.get(i));
        }
        return arguments;
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    /** The last value given; null without one. */
    String get(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    String require(String name) throws UsageException {
        String value = get(name);
        if (value == null) {
            throw new UsageException("--" + name + " is needed");
        }
        return value;
    }

    List<String> files() throws UsageException {
        if (files.isEmpty()) {
            throw new UsageException("no file was named");
        }
        return files;
    }

    boolean noFiles() {
        return files.isEmpty();
    }
}
