package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.TrustAnchors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Which key belongs to whom. */
@ApplicationScoped
@Transactional
public class KeyService {
    @Inject EntityManager db;
    @Inject Settings settings;
    @Inject Clock clock;

    /**
     * Binds the token with this label to a person; its certificate is read from {@code
     * <label>.pem} in {@code dangvu.signing.certificates.dir}.
     *
     * @throws DomainException {@code key.label}, {@code key.no-certificate} and those of {@link
     *     CertificateRules#check}
     */
    public void bindToPerson(String label, PersonId person) {
        bind(label, person.value(), null);
    }

    /** The same for an organisation's key. */
    public void bindToUnit(String label, UnitId unit) {
        bind(label, null, unit.value());
    }

    public Optional<KeyView> keyOf(PersonId person) {
        return find("k.person = :holder", person.value()).map(KeyService::view);
    }

    public Optional<KeyView> keyOf(UnitId unit) {
        return find("k.unit = :holder", unit.value()).map(KeyService::view);
    }

    SigningCertificate certificateOf(String label) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            byte[] bytes = db.find(SigningKey.class, label).certificate;
            factory.generateCertificates(new ByteArrayInputStream(bytes))
                    .forEach(c -> chain.add((X509Certificate) c));
            return new SigningCertificate(chain.get(0), chain);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("stored certificate of " + label, damaged);
        }
    }

    private void bind(String label, Long person, Long unit) {
        if (!label.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new DomainException(Refusal.INVALID, "key.label");
        }
        Path pem = settings.signing().certificates().resolve(label + ".pem");
        if (!Files.isReadable(pem)) {
            throw new DomainException(Refusal.INVALID, "key.no-certificate");
        }
        try {
            List<X509Certificate> chain = TrustAnchors.readPem(pem);
            if (chain.isEmpty()) {
                throw new DomainException(Refusal.INVALID, "key.no-certificate");
            }
            CertificateRules.check(
                    chain, SigningTrust.of(settings.signing()).anchors(), clock.instant());
            SigningKey key = new SigningKey();
            key.label = label;
            key.person = person;
            key.unit = unit;
            key.certificate = encode(chain);
            key.sha256 = sha256(chain.get(0).getEncoded());
            key.notAfter = chain.get(0).getNotAfter().toInstant();
            db.merge(key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException damaged) {
            throw new DomainException(Refusal.INVALID, "key.no-certificate");
        }
    }

    private Optional<SigningKey> find(String condition, long holder) {
        return db.createQuery(
                        "select k from SigningKey k where "
                                + condition
                                + " order by k.notAfter desc",
                        SigningKey.class)
                .setParameter("holder", holder)
                .getResultStream()
                .findFirst();
    }

    private static KeyView view(SigningKey key) {
        return new KeyView(key.label, key.sha256, key.notAfter);
    }

    private static byte[] encode(List<X509Certificate> chain) throws GeneralSecurityException {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        for (X509Certificate certificate : chain) {
            der.writeBytes(certificate.getEncoded());
        }
        return der.toByteArray();
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
