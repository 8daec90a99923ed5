package vn.dangvu.signing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of a command line and where their results go. */
final class Sources {

    private final Arguments arguments;
    private final String suffix;
    private final List<Path> files;

    /**
     * For commands that write a file for each.
     *
     * @param suffix put behind the name of a result that has no place of its own
     */
    Sources(Arguments arguments, String suffix) throws IOException, Arguments.UsageException {
        this.arguments = arguments;
        this.suffix = suffix;
        this.files = files(arguments);
        if (files.size() > 1 && !arguments.has("out")) {
            throw new Arguments.UsageException("several files want --out with a folder");
        }
    }

    /** Files as named; a folder stands for the PDFs directly in it, in the order of their names. */
    static List<Path> files(Arguments arguments) throws IOException, Arguments.UsageException {
        List<Path> files = new ArrayList<>();
        for (String name : arguments.files()) {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                try (var found = Files.list(path)) {
                    found.filter(Sources::isPdf).sorted().forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw new Arguments.UsageException("there is no PDF in the folder");
        }
        return files;
    }

    private static boolean isPdf(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
    }

    List<Path> files() {
        return files;
    }

    /**
     * Where the result of a file goes: the file that {@code --out} names, the folder that it names
     * (made when it is not there), or beside the source.
     *
     * @throws IOException also when that is the source itself
     */
    Path target(Path source) throws IOException {
        Path target = place(source);
        if (Files.exists(target) && Files.isSameFile(source, target)) {
            throw new IOException("source and target are one file");
        }
        return target;
    }

    private Path place(Path source) throws IOException {
        String given = arguments.get("out");
        String name = String.valueOf(source.getFileName());
        if (given == null) {
            return source.resolveSibling(name.replaceFirst("(?i)\\.pdf$", "") + suffix + ".pdf");
        }
        Path place = Path.of(given);
        boolean folder = given.endsWith("/") || Files.isDirectory(place) || !isPdf(place);
        if (!folder && files.size() > 1) {
            throw new IOException("several files cannot go into one, --out wants a folder");
        }
        if (folder) {
            Files.createDirectories(place);
            return place.resolve(name);
        }
        return place;
    }
}
