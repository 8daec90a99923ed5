package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.pki.DemoPki;
import vn.dangvu.pki.FaultyCertificates;
import vn.dangvu.pki.Identity;
import vn.dangvu.pki.Subject;
import vn.dangvu.shared.DomainException;
import vn.dangvu.signing.TrustAnchors;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** R34: a key whose certificate cannot sign is bound to nobody. */
class CertificateRulesTest {
    @TempDir static Path folder;
    private static DemoPki pki;
    private static TrustAnchors anchors;

    @BeforeAll
    static void foundAuthority() throws Exception {
        pki = DemoPki.open(folder.resolve("pki"), 0);
        anchors = TrustAnchors.of(List.of(pki.rootCertificate()));
    }

    @AfterAll
    static void close() {
        pki.close();
    }

    private static String refusal(List<X509Certificate> chain) {
        return refusal(chain, Instant.now());
    }

    private static String refusal(List<X509Certificate> chain, Instant now) {
        try {
            CertificateRules.check(chain, anchors, now);
            return "bound";
        } catch (DomainException refused) {
            return refused.code();
        }
    }

    private static Identity good() throws Exception {
        return pki.signer(new Subject("Nguyễn Văn An", "Đảng ủy thử nghiệm"));
    }

    @Test
    void aSigningCertificateOfATrustedIssuerIsBound() throws Exception {
        assertThat(refusal(good().chain())).isEqualTo("bound");
    }

    @Test
    void withoutItsIssuerItIsNotTrusted() throws Exception {
        assertThat(refusal(List.of(good().certificate()))).isEqualTo("key.untrusted");
    }

    @Test
    void aTrustedIntermediateMayStandInTheTrustFile() throws Exception {
        Identity signer = good();
        TrustAnchors all = anchors.withIntermediates(signer.chain().subList(1, 2));
        CertificateRules.check(List.of(signer.certificate()), all, Instant.now());
    }

    @Test
    void itsLastMomentStillCounts() throws Exception {
        Identity signer = good();
        Instant end = signer.certificate().getNotAfter().toInstant();
        assertThat(refusal(signer.chain(), end)).isEqualTo("bound");
        assertThat(refusal(signer.chain(), end.plusSeconds(1))).isEqualTo("key.expired");
    }

    @Test
    void eachFaultIsToldByItsName() throws Exception {
        FaultyCertificates faulty = pki.faulty();
        assertThat(refusal(faulty.expired().chain())).isEqualTo("key.expired");
        assertThat(refusal(faulty.notYetValid().chain())).isEqualTo("key.not-yet-valid");
        assertThat(refusal(faulty.ofUnknownAuthority().chain())).isEqualTo("key.untrusted");
        assertThat(refusal(faulty.weakKey().chain())).isEqualTo("key.weak");
        assertThat(refusal(faulty.wrongUsage().chain())).isEqualTo("key.not-for-signing");
        assertThat(refusal(good().chain().subList(1, 2))).isEqualTo("key.not-for-signing");
    }
}
