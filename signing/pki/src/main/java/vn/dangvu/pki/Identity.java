package vn.dangvu.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key in memory with its certificates.
 *
 * @param key the private key
 * @param chain the holder's certificate first, then the issuing authorities without the root
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Writes a PKCS#12 file with this key as its only entry, readable by its owner alone.
     *
     * @param password protects the file and the key
     */
    public void writePkcs12(Path file, String alias, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(alias, key, password, chain.toArray(Certificate[]::new));
        Path unfinished = PrivateFiles.createUnfinished(file);
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            store.store(out, password);
        }
        PrivateFiles.finish(unfinished, file);
    }
}
