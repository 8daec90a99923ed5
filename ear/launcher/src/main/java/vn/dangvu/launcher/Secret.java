package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets in files that only their owner may read (mode 0400). */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Secret() {}

    /** Reads the secret of the file; draws one of 192 bits if there is none yet. */
    static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            RANDOM.nextBytes(drawn);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    static void write(Path file, String secret) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        FileAttribute<?> ownerReads =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerReads);
        Files.writeString(file, secret, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }
}
