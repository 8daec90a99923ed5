package vn.dangvu.pki;

import org.bouncycastle.asn1.x509.KeyUsage;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signers that a verifier must refuse, each with exactly one fault. Made anew at every call. */
public final class FaultyCertificates {

    private static final Subject STRANGER_CA =
            new Subject("DEMO Unknown CA", "CA thử nghiệm – không có giá trị pháp lý");

    private final DemoPki pki;
    private final Clock clock;

    FaultyCertificates(DemoPki pki, Clock clock) {
        this.pki = pki;
        this.clock = clock;
    }

    /** Its validity ended yesterday. */
    public Identity expired() throws IOException {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        CertificateProfile profile =
                signing().withValidity(yesterday.minus(Duration.ofDays(365)), yesterday);
        return pki.identity(Keys.rsa(2048), subject("Hết hạn"), profile);
    }

    /** Its validity begins tomorrow. */
    public Identity notYetValid() throws IOException {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        CertificateProfile profile =
                signing().withValidity(tomorrow, tomorrow.plus(Duration.ofDays(365)));
        return pki.identity(Keys.rsa(2048), subject("Chưa hiệu lực"), profile);
    }

    /** Revoked at the moment of the call. */
    public Identity revoked() throws IOException {
        Identity identity = pki.signer(subject("Thu hồi"));
        pki.revoke(identity.certificate());
        return identity;
    }

    /** A root of its own that nobody trusts, at the same addresses. */
    public Identity ofUnknownAuthority() {
        Authority.Pages pages =
                new Authority.Pages(
                        pki.url() + "/unknown.cer", pki.url() + "/unknown.crl", pki.ocspUrl());
        Authority stranger = Authority.root(STRANGER_CA, clock.instant(), pages);
        KeyPair keys = Keys.rsa(2048);
        return new Identity(
                keys.getPrivate(),
                List.of(
                        stranger.issue(keys.getPublic(), subject("CA lạ"), signing()),
                        stranger.certificate()));
    }

    /** RSA of 1024 bits. */
    public Identity weakKey() throws IOException {
        return pki.signer(subject("Khóa yếu"), Keys.rsa(1024));
    }

    /** May encipher keys, not sign. */
    public Identity wrongUsage() throws IOException {
        CertificateProfile profile =
                signing().withKeyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment);
        return pki.identity(Keys.rsa(2048), subject("Sai mục đích"), profile);
    }

    private CertificateProfile signing() {
        return CertificateProfile.signing(clock.instant());
    }

    private static Subject subject(String name) {
        return new Subject(name, "Đảng ủy thử nghiệm");
    }
}
