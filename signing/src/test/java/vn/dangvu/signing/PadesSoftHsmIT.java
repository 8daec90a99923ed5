package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The whole way with a key that never leaves its token. */
class PadesSoftHsmIT {

    private static final String PIN = "314159";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static SigningToken rsa;
    private static SigningToken ec;

    @BeforeAll
    static void makeTokens() throws Exception {
        Path library = SoftHsm.library();
        pki = new TestPki();
        services = new TestServices(pki);
        TestPki.Identity person = pki.signer("Phạm Văn Dũng");
        TestPki.Identity other =
                pki.identity(TestPki.ec("secp384r1"), TestPki.Wish.signer("Hoàng Thị Em"));
        String rsaLabel = SoftHsm.token("rsa", PIN, person);
        String ecLabel = SoftHsm.token("ec", PIN, other);
        Pkcs11Module module = Pkcs11Module.open(library);
        rsa = module.token(rsaLabel, person.signing());
        ec = module.token(ecLabel, other.signing());
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void signsAtLevelBAndTWithEveryAlgorithm() throws Exception {
        Path source = TestPdf.compressed(folder.resolve("source.pdf"), 3);
        PadesVerifier verifier =
                new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC());
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            SigningToken token = algorithm.scheme == SignatureAlgorithm.Scheme.ECDSA ? ec : rsa;
            for (SignatureLevel level : List.of(SignatureLevel.B_B, SignatureLevel.B_T)) {
                Path target = folder.resolve(algorithm + "-" + level + ".pdf");
                try (Pin pin = Pin.taking(PIN.toCharArray())) {
                    new PadesSigner(Clock.systemUTC(), services.timestamps())
                            .sign(
                                    source,
                                    SignatureRequest.of(token.certificate(), level)
                                            .withAlgorithm(algorithm),
                                    token,
                                    pin,
                                    target);
                }
                VerificationReport report = verifier.verify(target);
                assertThat(report.indication())
                        .as(algorithm + " " + report)
                        .isEqualTo(Indication.TOTAL_PASSED);
                assertThat(report.signatures().get(0).level()).isEqualTo(level);
                Judges.qpdfFindsNothing(target);
                if (algorithm.scheme != SignatureAlgorithm.Scheme.RSA_PSS) {
                    // poppler on NSS does not read PSS parameters
                    Judges.pdfsigFindsValid(target, 1);
                }
            }
        }
    }

    @Test
    void leavesNothingBehindWhenThePinIsWrong() throws Exception {
        Path source = TestPdf.plain(folder.resolve("wrong.pdf"), 1);
        Path target = folder.resolve("wrong-signed.pdf");
        try (Pin pin = Pin.taking("000000".toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            source,
                            SignatureRequest.of(rsa.certificate(), SignatureLevel.B_B),
                            rsa,
                            pin,
                            target);
        } catch (TokenException e) {
            assertThat(e.reason())
                    .isIn(TokenException.Reason.PIN_INCORRECT, TokenException.Reason.PIN_COUNT_LOW);
        }
        assertThat(target).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith(".signing") || name.contains("prepared"));
        }
    }
}
