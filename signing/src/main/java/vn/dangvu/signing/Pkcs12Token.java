package vn.dangvu.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A key in a PKCS#12 file, the twin of {@link Pkcs11Token} for machines without a token. The PIN is
 * the password of the file, judged anew by every {@link #login}; nothing decrypted outlives it.
 */
public final class Pkcs12Token implements SigningToken {

    private final String label;
    private final Path file;
    private final SigningCertificate certificate;

    /**
     * A token that need not exist yet; the file is opened at every use.
     *
     * @param certificate certificate of the key, since PKCS#12 hides it behind the password
     */
    public Pkcs12Token(String label, Path file, SigningCertificate certificate) {
        this.label = label;
        this.file = file;
        this.certificate = certificate;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SigningCertificate certificate() throws TokenException {
        if (!Files.isRegularFile(file)) {
            throw absent(null);
        }
        return certificate;
    }

    @Override
    public TokenLogin login(Pin pin) throws TokenException {
        return new Login(entry(pin).key);
    }

    /** The decrypted key, for as long as the operation lasts. */
    private final class Login implements TokenLogin {

        private volatile PrivateKey key;

        Login(PrivateKey key) {
            this.key = key;
        }

        @Override
        public SignatureValue sign(PreparedSignature prepared) throws TokenException {
            PrivateKey open = key;
            if (open == null) {
                throw new IllegalStateException("logged out of " + label);
            }
            byte[] attributes = SignedAttributes.checked(prepared);
            if (!open.getAlgorithm()
                    .equals(prepared.signer().certificate().getPublicKey().getAlgorithm())) {
                throw new TokenException(
                        TokenException.Reason.KEY_MISSING,
                        "no key for the certificate in " + label);
            }
            try {
                Signature signature = SignedAttributes.signature(prepared.algorithm());
                signature.initSign(open);
                signature.update(attributes);
                return SignedAttributes.confirmed(
                        prepared, new SignatureValue(prepared.algorithm(), signature.sign()));
            } catch (GeneralSecurityException e) {
                throw new TokenException(
                        TokenException.Reason.ALGORITHM_UNSUPPORTED, "signing with " + label, e);
            }
        }

        @Override
        public void close() {
            key = null;
        }
    }

    /**
     * A token whose certificate and chain are read from the file itself with its PIN.
     *
     * @throws TokenException wrong PIN, no such file, no key in it
     */
    public static Pkcs12Token open(String label, Path file, Pin pin) throws TokenException {
        Pkcs12Token unknown = new Pkcs12Token(label, file, null);
        Entry entry = unknown.entry(pin);
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : entry.chain) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()) {
            throw new TokenException(
                    TokenException.Reason.CERTIFICATE_MISSING, "no certificate in " + label);
        }
        List<X509Certificate> known = Certificates.chain(chain.get(0), chain);
        return new Pkcs12Token(label, file, new SigningCertificate(known.get(0), known));
    }

    private record Entry(PrivateKey key, List<Certificate> chain) {}

    private Entry entry(Pin pin) throws TokenException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), pin.characters());
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, pin.characters());
                if (key instanceof PrivateKey found) {
                    return new Entry(found, List.of(store.getCertificateChain(alias)));
                }
            }
        } catch (NoSuchFileException e) {
            throw absent(e);
        } catch (UnrecoverableKeyException e) {
            throw wrongPin(e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPin(e);
            }
            throw unusable(e);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
        throw new TokenException(TokenException.Reason.KEY_MISSING, "no key in " + label);
    }

    private TokenException absent(Exception cause) {
        return new TokenException(TokenException.Reason.TOKEN_ABSENT, "no file " + file, cause);
    }

    private TokenException wrongPin(Exception cause) {
        return new TokenException(
                TokenException.Reason.PIN_INCORRECT, "password of " + label, cause);
    }

    private TokenException unusable(Exception cause) {
        return new TokenException(
                TokenException.Reason.LIBRARY_UNUSABLE, "key file of " + label, cause);
    }
}
