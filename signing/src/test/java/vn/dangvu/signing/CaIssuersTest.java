package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * R66: files whose signature holds the signer's certificate alone, as those of the Vietnamese
 * government's programs do, while the issuer lies where the certificate says.
 */
class CaIssuersTest {

    private static final String PIN = "24680";
    private static final String ISSUER = "/issuers/issuing.cer";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static Path source;
    private static Path leafOnly;
    private static int count;

    @BeforeAll
    static void start() throws Exception {
        pki = new TestPki();
        services = new TestServices(pki);
        source = TestPdf.plain(folder.resolve("source.pdf"), 1);
        leafOnly = signed(signer(ISSUER));
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @BeforeEach
    void publishTheIssuer() throws Exception {
        services.issuers.clear();
        services.issuers.put(ISSUER, pki.issuer.certificate().getEncoded());
        services.issuerRequests.clear();
    }

    // ---- what is signed and judged

    private static TestPki.Wish wish(String issuerPath) {
        return TestPki.Wish.signer("Văn thư Đảng ủy")
                .ocsp(services.url("/ocsp").toString())
                .issuers(services.url(issuerPath).toString());
    }

    private static TestPki.Identity signer(String issuerPath) {
        return pki.identity(TestPki.rsa(2048), wish(issuerPath));
    }

    private static SigningToken leafOnlyToken(TestPki.Identity signer) {
        Path keys = folder.resolve("keys" + ++count + ".p12");
        TestPki.writePkcs12(keys, signer, PIN);
        return new Pkcs12Token("t", keys, SigningCertificate.leaf(signer.certificate()));
    }

    private static Path signed(TestPki.Identity signer) throws Exception {
        Path target = folder.resolve("signed" + ++count + ".pdf");
        return sign(new PadesSigner(Clock.systemUTC()), signer, SignatureLevel.B_B, target);
    }

    private static Path sign(
            PadesSigner pades, TestPki.Identity signer, SignatureLevel level, Path target)
            throws Exception {
        SigningToken token = leafOnlyToken(signer);
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            pades.sign(source, SignatureRequest.of(token.certificate(), level), token, pin, target);
        }
        return target;
    }

    private static String host() {
        return services.url("").getAuthority();
    }

    private static TrustAnchors rootOnly() {
        return TrustAnchors.of(List.of(pki.root.certificate())).withIssuersFrom(List.of(host()));
    }

    private static PadesVerifier verifier(TrustAnchors anchors) {
        return new PadesVerifier(anchors, Revocation.notChecked(), Clock.systemUTC());
    }

    private static SignatureReport verify(Path file) throws Exception {
        return verifier(rootOnly()).verify(file).signatures().get(0);
    }

    private static void assertNoChain(SignatureReport signature) {
        assertThat(signature.indication())
                .as(signature.toString())
                .isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    private static void assertPassed(SignatureReport signature) {
        assertThat(signature.indication())
                .as(signature.toString())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private static byte[] certsOnly(X509Certificate... certificates) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addCertificates(new JcaCertStore(Arrays.asList(certificates)));
        return generator.generate(new CMSAbsentContent()).getEncoded();
    }

    // ---- found

    @Test
    void findsTheIssuerWhereTheCertificateSaysAndSaysSo() throws Exception {
        SignatureReport signature = verify(leafOnly);
        assertPassed(signature);
        assertThat(signature.path())
                .extracting(CertificateReport::subject)
                .containsExactly(
                        signature.certificate().subject(),
                        "C=VN,O=Test Organisation,CN=Test Issuing CA",
                        "C=VN,O=Test Organisation,CN=Test Root");
        assertThat(signature.findings())
                .contains(
                        Finding.information(
                                FindingCode.ISSUER_FETCHED,
                                "C=VN,O=Test Organisation,CN=Test Issuing CA from "
                                        + services.url(ISSUER)));
        assertThat(services.issuerRequests).containsExactly(ISSUER);
    }

    @Test
    void readsACmsObjectOfCertificates() throws Exception {
        services.issuers.put(
                ISSUER, certsOnly(new TestPki().issuer.certificate(), pki.issuer.certificate()));
        assertPassed(verify(leafOnly));
    }

    @Test
    void goesFourDeepAndNoDeeper() throws Exception {
        for (int depth = 1; depth <= 5; depth++) {
            TestPki.Identity issuer = pki.issuer;
            for (int i = 1; i < depth; i++) {
                String path = "/issuers/" + depth + "-" + i;
                services.issuers.put(path, issuer.certificate().getEncoded());
                issuer = TestPki.authority(wish(path), issuer);
            }
            String path = "/issuers/" + depth + "-" + depth;
            services.issuers.put(path, issuer.certificate().getEncoded());
            TestPki.Identity signer =
                    TestPki.identity(TestPki.rsa(2048), wish(path), issuer, false);
            services.issuerRequests.clear();
            SignatureReport signature = verify(signed(signer));
            assertThat(services.issuerRequests).hasSize(Math.min(depth, 4));
            if (depth <= 4) {
                assertPassed(signature);
            } else {
                assertNoChain(signature);
            }
        }
    }

    @Test
    void asksTheHostThatStandsForOneOfTheIssuersOwnNetwork() throws Exception {
        TestPki.Identity inside =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("Trong mạng")
                                .issuers(
                                        services.url(ISSUER)
                                                .toString()
                                                .replace("127.0.0.1", "ca.ptc.invalid")));
        Revocation settings =
                new Revocation(
                        Revocation.Policy.NOT_CHECKED,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(5),
                        Map.of("ca.ptc.invalid", "127.0.0.1"));
        assertPassed(
                new PadesVerifier(rootOnly(), settings, Clock.systemUTC())
                        .verify(signed(inside))
                        .signatures()
                        .get(0));
    }

    // ---- never asked

    @Test
    void asksNobodyWhenThePathIsComplete() throws Exception {
        TrustAnchors complete = rootOnly().withIntermediates(List.of(pki.issuer.certificate()));
        assertPassed(verifier(complete).verify(leafOnly).signatures().get(0));
        assertThat(services.issuerRequests).isEmpty();
    }

    /** Anybody makes a certificate that names any server: the operator says who is asked. */
    @Test
    void asksOnlyHostsTheOperatorNamed() throws Exception {
        TrustAnchors none = TrustAnchors.of(List.of(pki.root.certificate()));
        assertNoChain(verifier(none).verify(leafOnly).signatures().get(0));
        for (String other :
                List.of("127.0.0.1", "localhost:" + services.url("").getPort(), "ca.gov.vn")) {
            SignatureReport signature =
                    verifier(none.withIssuersFrom(List.of(other)))
                            .verify(leafOnly)
                            .signatures()
                            .get(0);
            assertNoChain(signature);
            assertThat(signature.retryable()).isFalse();
        }
        assertThat(services.issuerRequests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://HOST/issuers/issuing.cer",
                "http://HOST@ca.invalid/issuers/issuing.cer",
                "http://ca.invalid@HOST/issuers/issuing.cer",
                "ldap://HOST/issuers/issuing.cer",
                "file:///issuers/issuing.cer",
                "//HOST/issuers/issuing.cer",
                "http:///issuers/issuing.cer",
                "http://HOST:x/issuers/issuing.cer"
            })
    void asksOverPlainHttpAndWithoutTricks(String address) throws Exception {
        TestPki.Identity signer =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("x").issuers(address.replace("HOST", host())));
        assertNoChain(verify(signed(signer)));
        assertThat(services.issuerRequests).isEmpty();
    }

    @Test
    void takesHostsWithOrWithoutPort() {
        TrustAnchors none = TrustAnchors.of(List.of());
        assertThat(none.withIssuersFrom(List.of("CA.gov.vn", "ca.example:8080")).issuerHosts())
                .containsExactlyInAnyOrder("ca.gov.vn:80", "ca.example:8080");
        for (String wrong :
                List.of("", "http://ca.gov.vn", "ca.gov.vn/pki", "u@ca.gov.vn", "a b")) {
            assertThatThrownBy(() -> none.withIssuersFrom(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    // ---- bad answers

    @Test
    void believesNoIssuerForItsNameAlone() throws Exception {
        services.issuers.put(ISSUER, new TestPki().issuer.certificate().getEncoded());
        assertNoChain(verify(leafOnly));
    }

    @Test
    void fetchesNoAnchor() throws Exception {
        TestPki stranger = new TestPki();
        TestPki.Identity signer =
                stranger.identity(TestPki.rsa(2048), wish("/issuers/stranger.p7c"));
        services.issuers.put(
                "/issuers/stranger.p7c",
                certsOnly(stranger.issuer.certificate(), stranger.root.certificate()));
        assertNoChain(verify(signed(signer)));
        assertThat(services.issuerRequests).isNotEmpty();
    }

    /** A signer who is no authority issued a certificate himself. */
    @Test
    void judgesWhatCameLikeAnyOtherCertificate() throws Exception {
        TestPki.Identity noAuthority = signer(ISSUER);
        services.issuers.put("/issuers/none.cer", noAuthority.certificate().getEncoded());
        SignatureReport signature =
                verify(
                        signed(
                                TestPki.identity(
                                        TestPki.rsa(2048),
                                        wish("/issuers/none.cer"),
                                        noAuthority,
                                        false)));
        assertThat(signature.subIndication())
                .isEqualTo(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
        TestPki.Identity expired =
                TestPki.authority(
                        wish(ISSUER)
                                .valid(
                                        Instant.now().minus(90, ChronoUnit.DAYS),
                                        Instant.now().minus(1, ChronoUnit.DAYS)),
                        pki.issuer);
        services.issuers.put("/issuers/expired.cer", expired.certificate().getEncoded());
        signature =
                verify(
                        signed(
                                TestPki.identity(
                                        TestPki.rsa(2048),
                                        wish("/issuers/expired.cer"),
                                        expired,
                                        false)));
        assertThat(signature.subIndication()).isEqualTo(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void endsInACircle() throws Exception {
        TestPki stranger = new TestPki();
        TestPki.Identity one = TestPki.authority(wish("/issuers/two"), stranger.root);
        // two has the name and key of the root that issued one, and one issued two
        TestPki.Identity two =
                TestPki.identity(
                        stranger.root.keys(),
                        TestPki.Wish.signer("Test Root")
                                .issuers(services.url("/issuers/one").toString()),
                        one,
                        true);
        services.issuers.put("/issuers/one", one.certificate().getEncoded());
        services.issuers.put("/issuers/two", two.certificate().getEncoded());
        TestPki.Identity signer =
                TestPki.identity(TestPki.rsa(2048), wish("/issuers/one"), one, false);
        assertNoChain(verify(signed(signer)));
        assertThat(services.issuerRequests).containsExactly("/issuers/one", "/issuers/two");
    }

    @Test
    void makesAFewRequestsForADocumentWhateverItNames() throws Exception {
        TestPki stranger = new TestPki();
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            many.add(
                    TestPki.identity(
                                    stranger.issuer.keys(),
                                    TestPki.Wish.signer("Test Issuing CA")
                                            .issuers(services.url("/issuers/" + i).toString()),
                                    stranger.root,
                                    true)
                            .certificate());
        }
        services.issuers.put("/issuers/many", certsOnly(many.toArray(X509Certificate[]::new)));
        assertNoChain(verify(signed(stranger.identity(TestPki.rsa(2048), wish("/issuers/many")))));
        assertThat(services.issuerRequests).hasSize(8);
    }

    @Test
    void survivesAnythingAServerSays() throws Exception {
        byte[] cut = Arrays.copyOf(pki.issuer.certificate().getEncoded(), 400);
        byte[] huge = new byte[1 << 20];
        System.arraycopy(
                pki.issuer.certificate().getEncoded(),
                0,
                huge,
                0,
                pki.issuer.certificate().getEncoded().length);
        for (byte[] answer :
                List.of(
                        new byte[0],
                        "<!DOCTYPE html><p>Không tìm thấy".getBytes(StandardCharsets.UTF_8),
                        new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1},
                        cut,
                        certsOnly(),
                        huge)) {
            services.issuers.put(ISSUER, answer);
            SignatureReport signature = verify(leafOnly);
            assertNoChain(signature);
            // somebody answered: waiting brings nothing
            assertThat(signature.retryable()).isFalse();
        }
        services.issuers.clear();
        assertNoChain(verify(leafOnly));
    }

    @Test
    void waitsWhenNobodyAnswers() throws Exception {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        TestPki.Identity signer =
                pki.identity(
                        TestPki.rsa(2048),
                        TestPki.Wish.signer("x").issuers("http://" + nobody + "/ca.cer"));
        SignatureReport signature =
                verifier(
                                TrustAnchors.of(List.of(pki.root.certificate()))
                                        .withIssuersFrom(List.of(nobody)))
                        .verify(signed(signer))
                        .signatures()
                        .get(0);
        assertNoChain(signature);
        assertThat(signature.retryable()).isTrue();
        assertThat(signature.findings())
                .contains(
                        Finding.suspicious(
                                FindingCode.ISSUER_SOURCE_UNREACHABLE,
                                "http://" + nobody + "/ca.cer"));
    }

    // ---- asked again

    /** A clock that is put forward by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }

    @Test
    void asksAnAddressOnceADayOrSoonerWhenItGaveNothing() throws Exception {
        Hands clock = new Hands();
        PadesVerifier verifier = new PadesVerifier(rootOnly(), Revocation.notChecked(), clock);
        services.issuers.clear();
        verifier.verify(leafOnly);
        verifier.verify(leafOnly);
        assertThat(services.issuerRequests).hasSize(1);
        services.issuers.put(ISSUER, pki.issuer.certificate().getEncoded());
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertPassed(verifier.verify(leafOnly).signatures().get(0));
        clock.now = clock.now.plus(Duration.ofHours(23));
        assertPassed(verifier.verify(leafOnly).signatures().get(0));
        assertThat(services.issuerRequests).hasSize(2);
        clock.now = clock.now.plus(Duration.ofHours(2));
        verifier.verify(leafOnly);
        assertThat(services.issuerRequests).hasSize(3);
    }

    // ---- the fetched issuer goes into the file

    /** EU DSS looks at the files, too, and gets nothing but them. */
    @Test
    void whatWasFetchedIsKeptInTheFile() throws Exception {
        TestPki.Identity authority =
                TestPki.authority(published("Cơ quan cấp", "root.crl", null), pki.root);
        TestPki.Identity signer =
                TestPki.identity(
                        TestPki.rsa(2048),
                        published("Đảng ủy", "authority.crl", "authority.cer"),
                        authority,
                        false);
        // the second one is there for the time-stamps and has issued nothing else
        TrustAnchors anchors =
                TrustAnchors.of(List.of(pki.root.certificate(), pki.issuer.certificate()));
        Produced produced = new Produced("issuers", pki);
        try {
            for (SignatureLevel level : List.of(SignatureLevel.B_LT, SignatureLevel.B_LTA)) {
                services.issuers.put(
                        "/issuers/authority.cer", authority.certificate().getEncoded());
                services.issuers.put("/issuers/root.crl", services.crl(pki.root));
                services.issuers.put("/issuers/authority.crl", services.crl(authority));
                PadesSigner pades =
                        new PadesSigner(
                                Clock.systemUTC(),
                                services.timestamps(),
                                anchors.withIssuersFrom(List.of(host())),
                                Revocation.required());
                Path file =
                        sign(pades, signer, level, produced.file("leaf-only-" + level + ".pdf"));
                assertThat(services.issuerRequests).contains("/issuers/authority.cer");
                produced.judged(file, level);
                services.issuers.clear();
                services.issuerRequests.clear();
                SignatureReport later =
                        new PadesVerifier(
                                        anchors.withIssuersFrom(List.of(host())),
                                        Revocation.required(),
                                        Clock.systemUTC())
                                .verify(file)
                                .signatures()
                                .get(0);
                assertPassed(later);
                assertThat(later.level()).isEqualTo(level);
                assertThat(later.path()).hasSize(3);
                assertThat(services.issuerRequests).isEmpty();
                Judges.qpdfFindsNothing(file);
            }
        } finally {
            produced.close();
        }
    }

    private static TestPki.Wish published(String name, String list, String issuer) {
        TestPki.Wish wish =
                TestPki.Wish.signer(name).crl(services.url("/issuers/" + list).toString());
        return issuer == null ? wish : wish.issuers(services.url("/issuers/" + issuer).toString());
    }
}
