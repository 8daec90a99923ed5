package vn.dangvu.signature;

import vn.dangvu.content.BlobId;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Stage;
import vn.dangvu.document.Urgency;
import vn.dangvu.document.VersionView;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.pki.DemoPki;
import vn.dangvu.pki.Identity;
import vn.dangvu.pki.Pem;
import vn.dangvu.pki.Subject;
import vn.dangvu.platform.Settings;
import vn.dangvu.signing.Certification;
import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Pkcs12Token;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SignatureRequest;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.TokenLogin;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An engine with an authority, a leader's key {@code son} and an organisation's key {@code seal}. */
final class TestEngine implements AutoCloseable {
    private static final String PIN = "314159";

    final SigningEngine engine;
    private final Path folder;
    private final DemoPki pki;
    private final Map<String, SigningCertificate> bound = new TreeMap<>();

    TestEngine(Path folder) throws Exception {
        this.folder = folder;
        pki = DemoPki.open(folder.resolve("pki"), 0).serve();
        Files.writeString(
                folder.resolve("trust.pem"), Pem.certificates(List.of(pki.rootCertificate())));
        bind("son", "Đỗ Thanh Sơn");
        bind("seal", "Đảng ủy Khối");
        engine = open(folder, pki, bound, Clock.systemUTC(), Settings.TrustProfile.FILE, List.of());
    }

    /**
     * An engine that believes the authority and signs with PKCS#12 files.
     *
     * @param folder of the files; {@code trust.pem} in it are the anchors
     * @param bound certificates by the labels of their files; may grow later
     */
    static SigningEngine open(
            Path folder,
            DemoPki pki,
            Map<String, SigningCertificate> bound,
            Clock clock,
            Settings.TrustProfile profile,
            List<String> issuerHosts)
            throws Exception {
        SigningEngine engine = new SigningEngine();
        engine.clock = clock;
        engine.keys =
                new KeyService() {
                    @Override
                    SigningCertificate certificateOf(String label) {
                        return bound.get(label);
                    }
                };
        engine.open(
                new Settings.Signing(
                        Optional.empty(),
                        Optional.of(folder),
                        folder,
                        "seal",
                        folder.resolve("no-pin"),
                        folder.resolve("trust.pem"),
                        profile,
                        issuerHosts,
                        List.of(URI.create(pki.tsaUrl()))),
                folder.resolve("scratch"));
        return engine;
    }

    private void bind(String label, String name) throws Exception {
        Identity identity = pki.signer(new Subject(name, "Đảng ủy thử nghiệm"));
        identity.writePkcs12(folder.resolve(label + ".p12"), label, PIN.toCharArray());
        bound.put(label, new SigningCertificate(identity.certificate(), identity.chain()));
    }

    KeyView key(String label) throws Exception {
        byte[] certificate = bound.get(label).certificate().getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
        return new KeyView(label, HexFormat.of().formatHex(digest), Instant.MAX);
    }

    TokenLogin login(String label) {
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            return engine.login(label, pin);
        }
    }

    Path sign(Path source, String label, List<Mark> marks) {
        try (TokenLogin login = login(label)) {
            return engine.lasting(engine.sign(source, label, login, marks)).file();
        }
    }

    /** Signed by the author so that others may do only what the certification lets them. */
    Path certified(Path source, Certification certification) throws Exception {
        Path target = Files.createTempFile(folder, "certified", ".pdf");
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC())
                    .sign(
                            source,
                            SignatureRequest.of(bound.get("son"), SignatureLevel.B_B)
                                    .withCertification(certification),
                            new Pkcs12Token("son", folder.resolve("son.p12"), bound.get("son")),
                            pin,
                            target);
        }
        return target;
    }

    Verdict judge(Path file) {
        return VerdictMapping.verdict(engine.verify(file));
    }

    static DocumentView document() {
        Instant now = Instant.parse("2026-11-27T01:00:00Z");
        return new DocumentView(
                new DocumentId(1),
                DocumentKind.DIRECTIVE,
                DocumentStatus.AWAITING_SIGNATURE,
                "HD",
                "47-HD/ĐUK",
                LocalDate.of(2026, 11, 27),
                new UnitId(1),
                "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Bình An",
                new UnitId(1),
                "Hướng dẫn chuyển đổi số",
                Urgency.NORMAL,
                new PersonId(1),
                "Đỗ Thanh Sơn",
                null,
                new PersonId(2),
                now,
                now,
                1,
                new VersionView(
                        1, Stage.DRAFT, new BlobId("0".repeat(64)), 1, "huong-dan.pdf", 1, now),
                List.of());
    }

    @Override
    public void close() {
        pki.close();
    }
}
