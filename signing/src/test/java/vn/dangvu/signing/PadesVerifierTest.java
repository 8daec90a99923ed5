package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

class PadesVerifierTest {

    private static final String PIN = "135790";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static TestPki.Identity an;
    private static Path source;
    private static int count;

    @BeforeAll
    static void startPki() {
        pki = new TestPki();
        services = new TestServices(pki);
        an = identity("Nguyễn Văn An");
        source = TestPdf.plain(folder.resolve("source.pdf"), 2);
    }

    @AfterAll
    static void stopPki() {
        services.close();
    }

    private static TestPki.Identity identity(String name) {
        return pki.identity(
                TestPki.rsa(2048),
                TestPki.Wish.signer(name).ocsp(services.url("/ocsp").toString()));
    }

    private static Path sign(Path from, TestPki.Identity identity, SignatureLevel level)
            throws Exception {
        return sign(from, identity, SignatureRequest.of(identity.signing(), level));
    }

    private static Path sign(Path from, TestPki.Identity identity, SignatureRequest request)
            throws Exception {
        Path keys = folder.resolve("k" + ++count + ".p12");
        TestPki.writePkcs12(keys, identity, PIN);
        Path target = folder.resolve("signed" + count + ".pdf");
        SigningToken token = new Pkcs12Token("t", keys, identity.signing());
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC(), services.timestamps())
                    .sign(from, request, token, pin, target);
        }
        return target;
    }

    // the issuing CA of the test has no revocation address of its own, so it is an anchor here
    private static PadesVerifier verifier() {
        return verifier(Revocation.required(), Clock.systemUTC());
    }

    private static PadesVerifier verifier(Revocation revocation, Clock clock) {
        return new PadesVerifier(
                TrustAnchors.of(List.of(pki.issuer.certificate(), pki.root.certificate())),
                revocation,
                clock);
    }

    private static VerificationReport verify(Path file) throws Exception {
        return verifier().verify(file);
    }

    @Test
    void passesWhatTheSignerMade() throws Exception {
        VerificationReport report = verify(sign(source, an, SignatureLevel.B_T));
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.signerName()).isEqualTo("Nguyễn Văn An");
        assertThat(signature.signerOrganisation()).isEqualTo("Test Organisation");
        assertThat(signature.level()).isEqualTo(SignatureLevel.B_T);
        assertThat(signature.provenTime()).isNotNull();
        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(report.signatureFieldPresent()).isTrue();
    }

    @Test
    void passesSeveralSignaturesAsAllowedChanges() throws Exception {
        Path first = sign(source, an, SignatureLevel.B_T);
        Path second = sign(first, identity("Trần Thị Bình"), SignatureLevel.B_B);
        Path third = sign(second, identity("Đảng ủy Khối"), SignatureLevel.B_T);
        VerificationReport report = verify(third);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(3);
        assertThat(report.signatures().get(0).changesAfter()).isEqualTo(ChangeGrade.ALLOWED);
        assertThat(report.signatures().get(2).changesAfter()).isEqualTo(ChangeGrade.NONE);
    }

    @Test
    void findsNoSignatureInAnUnsignedFile() throws Exception {
        VerificationReport report = verify(source);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).isEqualTo(SubIndication.NO_SIGNATURE_FOUND);
        assertThat(report.signatureFieldPresent()).isFalse();
    }

    @Test
    void findsAnyChangedByte() throws Exception {
        Path signed = sign(source, an, SignatureLevel.B_B);
        ByteRange range = verify(signed).signatures().get(0).byteRange();
        byte[] good = Files.readAllBytes(signed);
        Path bad = folder.resolve("byte.pdf");
        for (int at = 100; at < good.length - 50; at += good.length / 40) {
            byte[] bytes = good.clone();
            bytes[at] ^= 1;
            if (at >= range.length1() && at < range.start2()) {
                continue;
            }
            Files.write(bad, bytes);
            VerificationReport report = verify(bad);
            assertThat(report.indication())
                    .as("byte " + at + " " + report)
                    .isNotEqualTo(Indication.TOTAL_PASSED);
        }
    }

    /** R41: a revocation source that is down never counts as good. */
    @Test
    void waitsWhileTheRevocationSourceIsDown() throws Exception {
        TestPki.Identity lost =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Lost").ocsp("http://127.0.0.1:1/ocsp"));
        VerificationReport report = verify(sign(source, lost, SignatureLevel.B_T));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).isEqualTo(SubIndication.TRY_LATER);
        assertThat(report.retryable()).isTrue();
    }

    /** R41: the answer for another certificate is no answer. */
    @Test
    void refusesAnOcspAnswerForAnotherCertificate() throws Exception {
        TestPki.Identity other = identity("Other");
        Path signed = sign(source, other, SignatureLevel.B_B);
        services.ocspForAnotherCertificate = true;
        try {
            VerificationReport report = verify(signed);
            assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
            assertThat(report.subIndication()).isEqualTo(SubIndication.TRY_LATER);
        } finally {
            services.ocspForAnotherCertificate = false;
        }
    }

    /** R34: revoked, expired, unknown, wrong usage, weak: one after the other. */
    /** Without nextUpdate newer information is always to be had, so an old answer is a replayed one. */
    @Test
    void takesAnAnswerWithoutNextUpdateOnlyWhileItIsNew() throws Exception {
        Path file = sign(source, identity("Không hẹn lần sau"), SignatureLevel.B_T);
        services.saysNextUpdate = false;
        try {
            assertVerdict(file, Indication.TOTAL_PASSED, null);
            services.preparedAt = Instant.now().minus(30, ChronoUnit.DAYS);
            assertVerdict(file, Indication.INDETERMINATE, SubIndication.TRY_LATER);
        } finally {
            services.saysNextUpdate = true;
            services.preparedAt = null;
        }
    }

    @Test
    void refusesBadCertificates() throws Exception {
        TestPki.Identity revoked = identity("Revoked");
        services.revoke(revoked.certificate(), Instant.now().minus(1, ChronoUnit.DAYS));
        assertVerdict(
                sign(source, revoked, SignatureLevel.B_T),
                Indication.TOTAL_FAILED,
                SubIndication.REVOKED);
        assertVerdict(
                sign(source, revoked, SignatureLevel.B_B),
                Indication.INDETERMINATE,
                SubIndication.REVOKED_NO_POE);
        TestPki.Identity expired =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Expired")
                                .valid(
                                        Instant.now().minus(20, ChronoUnit.DAYS),
                                        Instant.now().minus(1, ChronoUnit.DAYS)));
        assertVerdict(
                sign(source, expired, SignatureLevel.B_T),
                Indication.TOTAL_FAILED,
                SubIndication.EXPIRED);
        assertVerdict(
                sign(source, new TestPki().signer("Stranger"), SignatureLevel.B_B),
                Indication.INDETERMINATE,
                SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        TestPki.Identity wrongUse =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Wrong use").usage(KeyUsage.keyEncipherment));
        assertVerdict(
                sign(source, wrongUse, SignatureLevel.B_B),
                Indication.INDETERMINATE,
                SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        TestPki.Identity weak =
                pki.identity(
                        TestPki.rsa(1024),
                        TestPki.Wish.signer("Weak").ocsp(services.url("/ocsp").toString()));
        assertVerdict(
                sign(source, weak, SignatureLevel.B_B),
                Indication.INDETERMINATE,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }

    /** A signature proven to be older than the revocation stays good. */
    @Test
    void passesASignatureFromBeforeTheRevocation() throws Exception {
        TestPki.Identity later = identity("Revoked later");
        Path signed = sign(source, later, SignatureLevel.B_T);
        services.revoke(later.certificate(), Instant.now().plusSeconds(60));
        assertThat(verify(signed).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** R43: what the signer says of the time is shown and never used. */
    @Test
    void neverUsesTheClaimedTime() throws Exception {
        TestPki.Identity expired =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Backdated")
                                .valid(
                                        Instant.now().minus(20, ChronoUnit.DAYS),
                                        Instant.now().minus(1, ChronoUnit.DAYS)));
        Instant claimed = Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Path signed =
                sign(
                        source,
                        expired,
                        SignatureRequest.of(expired.signing(), SignatureLevel.B_B)
                                .withClaimedTime(claimed));
        VerificationReport report = verify(signed);
        assertThat(report.signatures().get(0).claimedTime()).isEqualTo(claimed);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).isEqualTo(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void passesLongAfterwardsWhenTheTimeIsProven() throws Exception {
        Path signed = sign(source, an, SignatureLevel.B_T);
        Clock later = Clock.fixed(Instant.now().plus(400, ChronoUnit.DAYS), ZoneOffset.UTC);
        VerificationReport report = verifier(Revocation.notChecked(), later).verify(signed);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void rewritesHostsOfTheIssuersOwnNetwork() throws Exception {
        TestPki.Identity inside =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Inside")
                                .crl(
                                        services.url("/crl")
                                                .toString()
                                                .replace("127.0.0.1", "ocsp.ca.invalid")));
        Path signed = sign(source, inside, SignatureLevel.B_B);
        Revocation settings =
                new Revocation(
                        Revocation.Policy.REQUIRED,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(5),
                        Map.of("ocsp.ca.invalid", "127.0.0.1"));
        assertThat(verifier(settings, Clock.systemUTC()).verify(signed).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void saysWhatIsNoPdf() throws Exception {
        Path text = folder.resolve("text.pdf");
        Files.write(text, "hello".getBytes(StandardCharsets.US_ASCII));
        assertVerdict(text, Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE);
        Files.write(text, new byte[0]);
        assertVerdict(text, Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE);
    }

    private static void assertVerdict(Path file, Indication indication, SubIndication sub)
            throws Exception {
        VerificationReport report = verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(indication);
        assertThat(report.subIndication()).as(report.toString()).isEqualTo(sub);
    }
}
