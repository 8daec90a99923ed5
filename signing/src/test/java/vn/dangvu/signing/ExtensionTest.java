package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

class ExtensionTest {

    private static final String PIN = "97531";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static SigningToken token;
    private static PadesSigner signer;
    private static int count;

    @BeforeAll
    static void startPki() {
        pki = new TestPki();
        services = new TestServices(pki);
        TestPki.Identity identity =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Lê Thị Cúc").ocsp(services.url("/ocsp").toString()));
        Path keys = folder.resolve("keys.p12");
        TestPki.writePkcs12(keys, identity, PIN);
        token = new Pkcs12Token("cuc", keys, identity.signing());
        signer =
                new PadesSigner(
                        Clock.systemUTC(), services.timestamps(), anchors(), Revocation.required());
    }

    @AfterAll
    static void stopPki() {
        services.close();
    }

    private static TrustAnchors anchors() {
        return TrustAnchors.of(List.of(pki.issuer.certificate(), pki.root.certificate()));
    }

    private static Path sign(Path source, SignatureLevel level) throws Exception {
        Path target = folder.resolve("signed" + ++count + ".pdf");
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            SignedPdf signed =
                    signer.sign(
                            source,
                            SignatureRequest.of(token.certificate(), level),
                            token,
                            pin,
                            target);
            assertThat(signed.level()).isEqualTo(level);
        }
        return target;
    }

    private static VerificationReport verify(Path file) throws Exception {
        return new PadesVerifier(anchors(), Revocation.required(), Clock.systemUTC()).verify(file);
    }

    @Test
    void reachesEachLevelAndStaysValid() throws Exception {
        for (SignatureLevel level : SignatureLevel.values()) {
            Path source = TestPdf.compressed(folder.resolve("level" + level + ".pdf"), 1);
            Path signed = sign(source, level);
            VerificationReport report = verify(signed);
            assertThat(report.indication())
                    .as(report.toString())
                    .isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.signatures().get(0).level()).isEqualTo(level);
            Judges.qpdfFindsNothing(signed);
        }
    }

    @Test
    void needsNobodyAfterwards() throws Exception {
        Path signed = sign(TestPdf.plain(folder.resolve("later.pdf"), 1), SignatureLevel.B_LTA);
        TestPki.Identity nobody = new TestPki().signer("nobody");
        assertThat(nobody).isNotNull();
        Clock later = Clock.fixed(Instant.now().plus(700, ChronoUnit.DAYS), ZoneOffset.UTC);
        int asked = services.ocspRequests.get();
        VerificationReport report =
                new PadesVerifier(anchors(), Revocation.required(), later).verify(signed);
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        // only the last time-stamp, which nothing covers, had to be asked for
        assertThat(services.ocspRequests.get() - asked).isLessThanOrEqualTo(1);
    }

    @Test
    void extendsAnotherSignatureOnTop() throws Exception {
        Path first = sign(TestPdf.plain(folder.resolve("top.pdf"), 1), SignatureLevel.B_LTA);
        Path second = sign(first, SignatureLevel.B_LTA);
        VerificationReport report = verify(second);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures())
                .filteredOn(r -> r.kind() == SignatureReport.Kind.SIGNATURE)
                .allSatisfy(r -> assertThat(r.level()).isEqualTo(SignatureLevel.B_LTA));
        assertThat(report.signatures())
                .allSatisfy(
                        r ->
                                assertThat(r.changesAfter())
                                        .isIn(ChangeGrade.NONE, ChangeGrade.ALLOWED));
        Judges.qpdfFindsNothing(second);
    }

    @Test
    void raisesABasicSignature() throws Exception {
        Path basic = sign(TestPdf.plain(folder.resolve("basic.pdf"), 1), SignatureLevel.B_B);
        Path raised = folder.resolve("raised.pdf");
        SignedPdf result = signer.extend(basic, SignatureLevel.B_LT, raised);
        assertThat(result.provenTime()).isNotNull();
        VerificationReport report = verify(raised);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).provenTime()).isNotNull();
    }

    @Test
    void extendsNothingThatIsNotValid() throws Exception {
        Path unsigned = TestPdf.plain(folder.resolve("unsigned.pdf"), 1);
        Path target = folder.resolve("never.pdf");
        assertThatThrownBy(() -> signer.extend(unsigned, SignatureLevel.B_LT, target))
                .isInstanceOf(SigningException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void growsWhenAnAuthoritySendsLargeStamps() throws Exception {
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(pki.signer("Certificate of an authority that sends many " + i).certificate());
        }
        services.timestampCertificates = many;
        try {
            Path basic = sign(TestPdf.plain(folder.resolve("large.pdf"), 1), SignatureLevel.B_B);
            Path target = folder.resolve("large-stamps.pdf");
            signer.extend(basic, SignatureLevel.B_LTA, target);
            assertThat(verify(target).indication()).isEqualTo(Indication.TOTAL_PASSED);
        } finally {
            services.timestampCertificates = List.of();
        }
    }
}
