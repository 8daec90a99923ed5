package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.pki.DemoPki;
import vn.dangvu.pki.Identity;
import vn.dangvu.pki.Pem;
import vn.dangvu.pki.Subject;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.FieldPlace;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.TextBlock;
import vn.dangvu.signing.TokenLogin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is signed here is at B-LT, or waits, or is not taken. */
class SigningEngineTest {
    private static final String PIN = "314159";

    @TempDir static Path folder;
    private static DemoPki pki;
    private static Path draft;
    private final Map<String, SigningCertificate> bound = new TreeMap<>();
    private final ClockAhead clock = new ClockAhead();

    @BeforeAll
    static void foundAuthority() throws Exception {
        pki = DemoPki.open(folder.resolve("pki"), 0).serve();
        Files.writeString(
                folder.resolve("trust.pem"), Pem.certificates(List.of(pki.rootCertificate())));
        draft = folder.resolve("draft.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(draft.toFile());
        }
    }

    @AfterAll
    static void close() {
        pki.close();
    }

    @AfterEach
    void sourcesAreBack() throws Exception {
        Files.deleteIfExists(away());
    }

    /** The machine's clock, or ahead of it. */
    private static final class ClockAhead extends Clock {
        private Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("no code under test asks for it");
        }
    }

    private static Path away() {
        return folder.resolve("pki").resolve("revocation-away");
    }

    /** A new one has asked about no certificate yet. */
    private SigningEngine engine() throws Exception {
        return engine(Settings.TrustProfile.FILE);
    }

    private SigningEngine engine(Settings.TrustProfile profile, String... issuerHosts)
            throws Exception {
        return TestEngine.open(folder, pki, bound, clock, profile, List.of(issuerHosts));
    }

    private KeyView bind(String label, Identity certificate, Identity key) throws Exception {
        key.writePkcs12(folder.resolve(label + ".p12"), label, PIN.toCharArray());
        bound.put(label, new SigningCertificate(certificate.certificate(), certificate.chain()));
        return new KeyView(label, sha256(certificate), Instant.MAX);
    }

    private static String sha256(Identity identity) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(identity.certificate().getEncoded()));
    }

    private static Identity person(String name) throws Exception {
        return pki.signer(new Subject(name, "Đảng ủy thử nghiệm"));
    }

    private static SigningEngine.Made sign(SigningEngine engine, String label) {
        return sign(engine, label, new Mark("Ký ban hành", Instant.now(), null, false));
    }

    private static SigningEngine.Made sign(SigningEngine engine, String label, Mark... marks) {
        try (Pin pin = Pin.taking(PIN.toCharArray());
                TokenLogin login = engine.login(label, pin)) {
            return engine.lasting(engine.sign(draft, label, login, List.of(marks)));
        }
    }

    private static Verdict judge(SigningEngine engine, Path file) {
        return VerdictMapping.verdict(engine.verify(file));
    }

    private static String refusal(Verdict verdict, KeyView key) {
        try {
            OwnSignature.require(verdict, key.certificateSha256());
            return "taken";
        } catch (DomainException refused) {
            return refused.code() + " " + refused.facts().getOrDefault("subIndication", "");
        }
    }

    private String refusalOf(Identity identity) throws Exception {
        KeyView key = bind("faulty", identity, identity);
        SigningEngine engine = engine();
        return refusal(judge(engine, sign(engine, "faulty").file()), key);
    }

    @Test
    void aGoodKeySignsAtLongTermLevel() throws Exception {
        Identity an = person("Nguyễn Văn An");
        KeyView key = bind("an", an, an);
        SigningEngine engine = engine();

        SigningEngine.Made made = sign(engine, "an");

        Verdict verdict = judge(engine, made.file());
        assertThat(made.level()).isEqualTo(SignatureLevel.B_LT);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.signatures().get(0).level()).isEqualTo("B_LT");
        assertThat(refusal(verdict, key)).isEqualTo("taken");
    }

    /** Certificates of the government's authority come without the issuing one. */
    @Test
    void aMissingIssuerComesFromAHostThatTheOperatorNamed() throws Exception {
        Identity giang = person("Vũ Thị Giang");
        KeyView key = bind("giang", giang, giang);
        bound.put("giang", SigningCertificate.leaf(giang.certificate()));
        SigningEngine named = engine(Settings.TrustProfile.FILE, "127.0.0.1:" + pki.port());

        SigningEngine.Made made = sign(named, "giang");

        assertThat(made.level()).isEqualTo(SignatureLevel.B_LT);
        assertThat(judge(engine(), made.file()).passed()).as("it carries the issuer").isTrue();
        SigningEngine unnamed = engine();
        made = sign(unnamed, "giang");
        assertThat(made.level()).isEqualTo(SignatureLevel.B_T);
        assertThat(refusal(judge(unnamed, made.file()), key))
                .isEqualTo("signature.certificate-refused NO_CERTIFICATE_CHAIN_FOUND");
        assertThat(judge(named, made.file()).signatures().get(0).findings())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("ISSUER_FETCHED");
                            assertThat(finding.detail()).endsWith(pki.url() + "/issuing.cer");
                        });
    }

    /** R41: nobody takes a signature for a good one while nobody can say whether it is. */
    @Test
    void whileTheRevocationSourcesAreAwayItStaysAtTAndWaits() throws Exception {
        Identity binh = person("Trần Thị Bình");
        KeyView key = bind("binh", binh, binh);
        Files.createFile(away());
        SigningEngine engine = engine();

        SigningEngine.Made made = sign(engine, "binh");

        assertThat(made.level()).isEqualTo(SignatureLevel.B_T);
        Verdict waiting = judge(engine, made.file());
        assertThat(waiting.passed()).isFalse();
        assertThat(waiting.indication()).isEqualTo(Verdict.Conclusion.INDETERMINATE);
        assertThat(waiting.retryable()).isTrue();
        assertThat(refusal(waiting, key)).isEqualTo("taken");
        assertThat(engine.raised(made.file())).isEmpty();

        Files.delete(away());
        // who was away is left in peace for a while
        clock.ahead = Duration.ofMinutes(1);
        Path raised = engine.raised(made.file()).orElseThrow();
        assertThat(judge(engine, made.file()).passed()).isTrue();
        assertThat(judge(engine, raised).signatures().get(0).level()).isEqualTo("B_LT");
        Files.createFile(away());
        assertThat(judge(engine(), raised).passed()).as("it carries its own proof").isTrue();
    }

    /** R34. */
    @Test
    void aCertificateOfAnotherPersonIsRefused() throws Exception {
        Identity an = person("Nguyễn Văn An");
        bind("another", an, an);
        KeyView own = new KeyView("another", sha256(person("Lê Thị Chi")), Instant.MAX);
        SigningEngine engine = engine();
        assertThat(refusal(judge(engine, sign(engine, "another").file()), own))
                .startsWith("signature.other-certificate");
    }

    /** R34. */
    @Test
    void aCertificateThatIsBoundToNobodyIsRefused() throws Exception {
        SigningEngine engine = engine();
        KeyView own = new KeyView("none", sha256(person("Lê Thị Chi")), Instant.MAX);
        assertThat(refusal(judge(engine, draft), own)).startsWith("signature.other-certificate");
    }

    /** R34. */
    @Test
    void theKeyOfAnotherPersonDoesNotSign() throws Exception {
        bind("swapped", person("Nguyễn Văn An"), person("Lê Thị Chi"));
        SigningEngine engine = engine();
        assertThatThrownBy(() -> sign(engine, "swapped"))
                .isInstanceOfSatisfying(
                        SigningRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("token.key-missing"));
    }

    /** R34. */
    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        assertThat(refusalOf(pki.faulty().expired()))
                .isEqualTo("signature.certificate-refused EXPIRED");
    }

    /** R34. */
    @Test
    void aRevokedCertificateIsRefused() throws Exception {
        assertThat(refusalOf(pki.faulty().revoked()))
                .isEqualTo("signature.certificate-refused REVOKED");
    }

    /** R34. */
    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        assertThat(refusalOf(pki.faulty().ofUnknownAuthority()))
                .isEqualTo("signature.certificate-refused NO_CERTIFICATE_CHAIN_FOUND");
    }

    /** R34. */
    @Test
    void anRsaKeyOf1024BitsIsRefused() throws Exception {
        assertThat(refusalOf(pki.faulty().weakKey()))
                .startsWith("signature.certificate-refused CRYPTO_CONSTRAINTS_FAILURE");
    }

    /** R34. */
    @Test
    void aCertificateForEnciphermentIsRefused() throws Exception {
        assertThat(refusalOf(pki.faulty().wrongUsage()))
                .isEqualTo("signature.certificate-refused CHAIN_CONSTRAINTS_FAILURE");
    }

    @Test
    void underAProfileOnlyItsOwnCertificatesOfTheTrustFileCount() throws Exception {
        Identity an = person("Nguyễn Văn An");
        bind("an", an, an);
        Path made = sign(engine(), "an").file();
        assertThat(judge(engine(), made).passed()).isTrue();
        assertThat(
                        judge(engine(Settings.TrustProfile.VGCA), made)
                                .signatures()
                                .get(0)
                                .subIndication())
                .isEqualTo("NO_CERTIFICATE_CHAIN_FOUND");
    }

    private static List<String> scratch() {
        return List.of(folder.resolve("scratch").toFile().list());
    }

    private static Mark mark(String reason, int page, boolean dispensable) {
        return new Mark(
                reason,
                Instant.now(),
                Appearance.ofText(
                        new Placement(page, 20, 20, 60, 12), TextBlock.black(List.of(reason))),
                dispensable);
    }

    @Test
    void severalMarksAreSeveralSignaturesOfOneLoginAndAllHold() throws Exception {
        Identity an = person("Nguyễn Văn An");
        bind("an", an, an);
        SigningEngine engine = engine();
        List<String> before = scratch();

        SigningEngine.Made made =
                sign(
                        engine,
                        "an",
                        mark("Số", 1, true),
                        mark("Tên", 1, true),
                        mark("Dấu", 1, false));

        Verdict verdict = judge(engine, made.file());
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.signatures())
                .extracting(Verdict.SignatureView::reason, Verdict.SignatureView::level)
                .containsExactly(tuple("Số", "B_LT"), tuple("Tên", "B_LT"), tuple("Dấu", "B_LT"));
        assertThat(scratch())
                .as("nothing is left of the steps between")
                .hasSize(before.size() + 1)
                .contains(made.file().getFileName().toString());
    }

    @Test
    void whatTheDocumentHasNoPageForIsLeftOutOrMadeInvisible() throws Exception {
        Identity an = person("Nguyễn Văn An");
        bind("an", an, an);
        SigningEngine engine = engine();

        SigningEngine.Made made = sign(engine, "an", mark("Số", 7, true), mark("Dấu", 7, false));

        Verdict verdict = judge(engine, made.file());
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.signatures())
                .extracting(Verdict.SignatureView::reason)
                .containsExactly("Dấu");
        assertThat(FieldPlace.find(made.file(), verdict.signatures().get(0).fieldName()))
                .as("it has no extent")
                .isEmpty();
    }
}
