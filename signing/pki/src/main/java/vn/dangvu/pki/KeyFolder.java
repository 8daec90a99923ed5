package vn.dangvu.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/** Keys and certificates of the PKI itself: read when they are there, made when not. */
final class KeyFolder {

    @FunctionalInterface
    interface Maker {
        Identity make() throws IOException;
    }

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    Authority authority(
            String name, Authority.Pages pages, Function<Authority.Pages, Authority> maker)
            throws IOException {
        Identity identity =
                identity(
                        name,
                        () -> {
                            Authority made = maker.apply(pages);
                            return new Identity(made.key(), List.of(made.certificate()));
                        });
        return new Authority(identity.key(), identity.certificate(), pages);
    }

    Identity identity(String name, Maker maker) throws IOException {
        Path keyFile = folder.resolve(name + ".key");
        Path certificateFile = folder.resolve(name + ".pem");
        if (Files.exists(certificateFile)) {
            PrivateKey key = Pem.readRsaKey(keyFile);
            List<X509Certificate> chain = Pem.readCertificates(certificateFile);
            return new Identity(key, chain);
        }
        Identity made = maker.make();
        PrivateFiles.write(keyFile, Pem.privateKey(made.key()));
        PrivateFiles.write(certificateFile, Pem.certificates(made.chain()));
        return made;
    }
}
