package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

class PadesSignerTest {

    private static final String PIN = "246810";
    @TempDir static Path folder;
    private static TestPki pki;
    private static TestServices services;
    private static SigningToken token;

    @BeforeAll
    static void startPki() {
        pki = new TestPki();
        services = new TestServices(pki);
        token = token(pki.signer("Nguyễn Văn An"), "an");
    }

    @AfterAll
    static void stopPki() {
        services.close();
    }

    private static SigningToken token(TestPki.Identity identity, String label) {
        Path file = folder.resolve(label + ".p12");
        TestPki.writePkcs12(file, identity, PIN);
        return new Pkcs12Token(label, file, identity.signing());
    }

    private static SignedPdf sign(
            PadesSigner signer, Path source, SignatureRequest request, Path target)
            throws SigningException {
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            return signer.sign(source, request, token, pin, target);
        }
    }

    private static PadesSigner signer() {
        return new PadesSigner(Clock.systemUTC(), services.timestamps());
    }

    private static SignatureRequest request(SignatureLevel level) throws SigningException {
        return SignatureRequest.of(token.certificate(), level).withReason("Phê duyệt");
    }

    @Test
    void keepsTheSourceAsPrefixAndAgreesWithOtherReaders() throws Exception {
        for (boolean compressed : new boolean[] {false, true}) {
            Path source = folder.resolve("source-" + compressed + ".pdf");
            if (compressed) {
                TestPdf.compressed(source, 2);
            } else {
                TestPdf.plain(source, 2);
            }
            Path target = folder.resolve("signed-" + compressed + ".pdf");
            SignedPdf signed = sign(signer(), source, request(SignatureLevel.B_T), target);
            byte[] before = Files.readAllBytes(source);
            byte[] after = Files.readAllBytes(target);
            assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
            assertThat(signed.sha256()).isEqualTo(Certificates.sha256(after));
            assertThat(signed.provenTime()).isNotNull();
            Judges.qpdfFindsNothing(target);
            Judges.pdfsigFindsValid(target, 1);
        }
    }

    @Test
    void addsSignaturesOneAfterTheOther() throws Exception {
        Path source = TestPdf.compressed(folder.resolve("many.pdf"), 1);
        Path current = source;
        for (int i = 1; i <= 3; i++) {
            Path next = folder.resolve("many-" + i + ".pdf");
            sign(signer(), current, request(SignatureLevel.B_B), next);
            current = next;
        }
        Judges.qpdfFindsNothing(current);
        Judges.pdfsigFindsValid(current, 3);
    }

    @Test
    void finishesFromTheStoredValueAlone() throws Exception {
        Path source = TestPdf.plain(folder.resolve("stored.pdf"), 1);
        Path prepared = folder.resolve("stored-prepared.pdf");
        PreparedSignature first = signer().prepare(source, request(SignatureLevel.B_T), prepared);
        Files.delete(source);
        Path moved = Files.move(prepared, folder.resolve("elsewhere.pdf"));
        PreparedSignature state = PreparedSignature.decode(first.encoded(), moved);
        assertThat(state).isEqualTo(first);
        SignatureValue value;
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            value = token.sign(state, pin);
        }
        Path target = folder.resolve("stored-signed.pdf");
        assertThat(signer().complete(state, value, target).level()).isEqualTo(SignatureLevel.B_T);
        Judges.pdfsigFindsValid(target, 1);
    }

    @Test
    void refusesAPreparedFileThatWasChanged() throws Exception {
        Path source = TestPdf.plain(folder.resolve("changed.pdf"), 1);
        Path prepared = folder.resolve("changed-prepared.pdf");
        PreparedSignature state = signer().prepare(source, request(SignatureLevel.B_B), prepared);
        SignatureValue value;
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            value = token.sign(state, pin);
        }
        byte[] bytes = Files.readAllBytes(prepared);
        bytes[200] ^= 1;
        Files.write(prepared, bytes);
        Path target = folder.resolve("changed-signed.pdf");
        assertThatThrownBy(() -> signer().complete(state, value, target))
                .asInstanceOf(type(UnsignableDocumentException.class))
                .extracting(UnsignableDocumentException::reason)
                .isEqualTo(UnsignableDocumentException.Reason.CHANGED_SINCE_PREPARED);
        assertThat(target).doesNotExist();
    }

    /** R34: a value made by another key is refused. */
    @Test
    void refusesASignatureOfAnotherKey() throws Exception {
        Path source = TestPdf.plain(folder.resolve("other.pdf"), 1);
        PreparedSignature state =
                signer().prepare(
                                source,
                                request(SignatureLevel.B_B),
                                folder.resolve("other-prepared.pdf"));
        SignatureValue wrong = new SignatureValue(state.algorithm(), new byte[256]);
        assertThatThrownBy(
                        () -> signer().complete(state, wrong, folder.resolve("other-signed.pdf")))
                .isInstanceOf(SigningException.class);
    }

    @Test
    void certifiesAndThenKeepsToIt() throws Exception {
        Path source = TestPdf.plain(folder.resolve("certified.pdf"), 1);
        Path locked = folder.resolve("certified-1.pdf");
        sign(
                signer(),
                source,
                request(SignatureLevel.B_B).withCertification(Certification.NO_CHANGES),
                locked);
        Judges.qpdfFindsNothing(locked);
        assertUnsignable(locked, UnsignableDocumentException.Reason.CERTIFICATION_FORBIDS);
        Path open = folder.resolve("certified-2.pdf");
        sign(
                signer(),
                source,
                request(SignatureLevel.B_B).withCertification(Certification.FORMS_AND_SIGNATURES),
                open);
        Path twice = folder.resolve("certified-3.pdf");
        sign(signer(), open, request(SignatureLevel.B_B), twice);
        Judges.pdfsigFindsValid(twice, 2);
    }

    @Test
    void refusesWhatIsNoSoundPdf() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pdf"), "hello");
        assertUnsignable(text, UnsignableDocumentException.Reason.NOT_PDF);
        Path source = TestPdf.plain(folder.resolve("cut.pdf"), 1);
        byte[] bytes = Files.readAllBytes(source);
        Files.write(source, Arrays.copyOf(bytes, bytes.length - 40));
        assertUnsignable(source, UnsignableDocumentException.Reason.DAMAGED);
    }

    private static void assertUnsignable(Path file, UnsignableDocumentException.Reason reason) {
        assertThatThrownBy(
                        () ->
                                sign(
                                        signer(),
                                        file,
                                        request(SignatureLevel.B_B),
                                        folder.resolve("never.pdf")))
                .asInstanceOf(type(UnsignableDocumentException.class))
                .extracting(UnsignableDocumentException::reason)
                .isEqualTo(reason);
    }

    @Test
    void fallsBackToTheNextTimestampAuthority() throws Exception {
        TimestampClient client =
                new TimestampClient(
                        List.of(
                                URI.create("http://127.0.0.1:1/tsa"),
                                services.url("/broken"),
                                services.url("/tsa")),
                        Duration.ofSeconds(3));
        Path source = TestPdf.plain(folder.resolve("fallback.pdf"), 1);
        SignedPdf signed =
                sign(
                        new PadesSigner(Clock.systemUTC(), client),
                        source,
                        request(SignatureLevel.B_T),
                        folder.resolve("fallback-signed.pdf"));
        assertThat(signed.level()).isEqualTo(SignatureLevel.B_T);
    }

    @Test
    void saysWhenNoAuthorityAnswers() {
        TimestampClient client =
                new TimestampClient(
                        List.of(URI.create("http://127.0.0.1:1/tsa")), Duration.ofSeconds(1));
        Path source = TestPdf.plain(folder.resolve("no-time.pdf"), 1);
        assertThatThrownBy(
                        () ->
                                sign(
                                        new PadesSigner(Clock.systemUTC(), client),
                                        source,
                                        request(SignatureLevel.B_T),
                                        folder.resolve("no-time-signed.pdf")))
                .isInstanceOf(TimestampException.class);
    }
}
