package vn.dangvu.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A holder of a token: a person, or an organisation with its seal.
 *
 * @param label names the token and the files that belong to it; unique
 * @param login account of the person; empty for a seal
 */
public record Signer(
        String label, Kind kind, String commonName, String organisation, String login, String pin) {

    public enum Kind {
        PERSON,
        SEAL
    }

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final int COLUMNS = 6;

    /** PKCS#11 gives a label 32 bytes; the label is also a file name. */
    public Signer {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("Not a token label: " + label);
        }
    }

    /** The PIN stays out of logs. */
    @Override
    public String toString() {
        return label + " (" + commonName + ")";
    }

    /**
     * Reads a table: UTF-8, fields separated by tabs, one header line, in the order of this record's
     * components.
     *
     * @throws IOException if the file cannot be read or a line is not of that form
     */
    public static List<Signer> readTable(Path file) throws IOException {
        List<Signer> signers = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                signers.add(parse(file, i + 1, lines.get(i).split("\t", -1)));
            }
        }
        return signers;
    }

    private static Signer parse(Path file, int line, String[] fields) throws IOException {
        if (fields.length != COLUMNS) {
            throw new IOException(
                    "%s, line %d: %d fields instead of %d"
                            .formatted(file, line, fields.length, COLUMNS));
        }
        try {
            return new Signer(
                    fields[0],
                    Kind.valueOf(fields[1]),
                    fields[2],
                    fields[3],
                    fields[4],
                    fields[5].strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("%s, line %d: %s".formatted(file, line, e.getMessage()), e);
        }
    }

    Subject subject() {
        return new Subject(commonName, organisation);
    }
}
