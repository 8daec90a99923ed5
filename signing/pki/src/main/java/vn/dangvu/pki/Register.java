package vn.dangvu.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was issued and what was revoked, one file a certificate, so that a second process may issue
 * and revoke while the first one answers questions.
 */
final class Register {

    record Revocation(BigInteger serialNumber, Instant at) {}

    private final Path issued;
    private final Path revoked;

    Register(Path folder) throws IOException {
        issued = folder.resolve("issued");
        revoked = folder.resolve("revoked");
        PrivateFiles.createFolder(issued);
        PrivateFiles.createFolder(revoked);
    }

    void add(X509Certificate certificate) throws IOException {
        PrivateFiles.write(
                issued.resolve(name(certificate.getSerialNumber())),
                Pem.certificates(List.of(certificate)));
    }

    boolean knows(BigInteger serialNumber) {
        return Files.exists(issued.resolve(name(serialNumber)));
    }

    void revoke(BigInteger serialNumber, Instant at) throws IOException {
        PrivateFiles.write(revoked.resolve(name(serialNumber)), at.toString());
    }

    Optional<Revocation> revocation(BigInteger serialNumber) throws IOException {
        try {
            String at = Files.readString(revoked.resolve(name(serialNumber)));
            return Optional.of(new Revocation(serialNumber, Instant.parse(at)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    List<Revocation> revocations() throws IOException {
        List<Revocation> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(revoked)) {
            for (Path file : files.filter(Register::isFinished).toList()) {
                all.add(
                        new Revocation(
                                new BigInteger(file.getFileName().toString(), 16),
                                Instant.parse(Files.readString(file, StandardCharsets.UTF_8))));
            }
        }
        return all;
    }

    private static boolean isFinished(Path file) {
        return !file.getFileName().toString().startsWith(".");
    }

    private static String name(BigInteger serialNumber) {
        return serialNumber.toString(16);
    }
}
