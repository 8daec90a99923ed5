package vn.dangvu.signing;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Signed files that are attacked, and the verifier that knows who signed them. */
final class Twins {

    private static final String PIN = "424242";

    final Path folder;
    final TestPki pki = new TestPki();
    private final TestPki.Identity signer = pki.signer("Người Ký");
    private final PadesVerifier verifier =
            new PadesVerifier(pki.anchors(), Revocation.notChecked(), Clock.systemUTC());
    final byte[] plain;
    final byte[] compressed;

    Twins(Path folder) throws Exception {
        this.folder = folder;
        this.plain = signed(RawPdf.order());
        this.compressed = signed(compressed(RawPdf.order().bytes()));
    }

    byte[] signed(RawPdf document) throws Exception {
        return signed(document.bytes());
    }

    byte[] signed(byte[] document) throws Exception {
        return signed(document, request());
    }

    byte[] certified(byte[] document, Certification certification) throws Exception {
        return signed(document, request().withCertification(certification));
    }

    byte[] signed(byte[] document, SignatureRequest request) throws Exception {
        return signed(document, signer, request);
    }

    SignatureRequest request() {
        return SignatureRequest.of(signer.signing(), SignatureLevel.B_B);
    }

    byte[] signed(byte[] document, TestPki.Identity identity, SignatureRequest request)
            throws Exception {
        Path keys = Files.createTempFile(folder, "keys", ".p12");
        TestPki.writePkcs12(keys, identity, PIN);
        Path source = Files.createTempFile(folder, "source", ".pdf");
        Files.write(source, document);
        Path target = Files.createTempFile(folder, "signed", ".pdf");
        SigningToken token = new Pkcs12Token("t", keys, identity.signing());
        try (Pin pin = Pin.taking(PIN.toCharArray())) {
            new PadesSigner(Clock.systemUTC()).sign(source, request, token, pin, target);
        }
        return Files.readAllBytes(target);
    }

    VerificationReport verify(byte[] file) throws IOException {
        Path path = Files.createTempFile(folder, "judged", ".pdf");
        Files.write(path, file);
        return verifier.verify(path);
    }

    /** The same document with object streams and a cross-reference stream. */
    static byte[] compressed(byte[] document) throws IOException {
        try (PDDocument read = Loader.loadPDF(document)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            read.save(out, CompressParameters.DEFAULT_COMPRESSION);
            return out.toByteArray();
        }
    }
}
