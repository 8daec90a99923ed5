package vn.dangvu.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A migration that has landed has run somewhere: what shall be otherwise is a new one. */
class MigrationsTest {

    /** Lines as {@code sha256sum} writes them. */
    private static final String KNOWN = "migrations.sha256";

    @Test
    void everyMigrationIsAsItLanded() throws Exception {
        assertThat(present())
                .as(
                        "a new migration: add its line to ejb-module/src/test/resources/vn/dangvu/"
                                + "platform/%s; a changed old one: put it back".formatted(KNOWN))
                .isEqualTo(known());
    }

    private static Map<String, String> present() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        Path folder = resource("/db/migration");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sums.put(file.getFileName().toString(), sha256(file));
            }
        }
        return sums;
    }

    private static Map<String, String> known() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(resource(KNOWN))) {
            String[] words = line.split("\\s+", -1);
            sums.put(words[1], words[0]);
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(sum);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(MigrationsTest.class.getResource(name).toURI());
    }
}
