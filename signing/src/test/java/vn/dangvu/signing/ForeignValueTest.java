package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.Signature;
import java.time.Clock;

/** R34: a signature is finished only with a value over its own attributes, by its key, as ordered. */
class ForeignValueTest {

    @TempDir Path folder;
    private final PadesSigner signer = new PadesSigner(Clock.systemUTC());
    private final TestPki pki = new TestPki();
    private final TestPki.Identity owner = pki.signer("Nguyễn Văn An");
    private PreparedSignature prepared;

    @BeforeEach
    void prepare() throws Exception {
        prepared = prepare("one.pdf", 1);
    }

    private PreparedSignature prepare(String name, int pages) throws Exception {
        return signer.prepare(
                TestPdf.plain(folder.resolve(name), pages),
                SignatureRequest.of(owner.signing(), SignatureLevel.B_B),
                folder.resolve(name + ".prepared"));
    }

    private static SignatureValue value(
            TestPki.Identity key, SignatureAlgorithm algorithm, byte[] data) throws Exception {
        Signature signature = SignedAttributes.signature(algorithm);
        signature.initSign(key.keys().getPrivate());
        signature.update(data);
        return new SignatureValue(algorithm, signature.sign());
    }

    private void assertRefused(SignatureValue value) {
        Path target = folder.resolve("signed.pdf");
        assertThatThrownBy(() -> signer.complete(prepared, value, target))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("does not verify");
        assertThat(target).doesNotExist();
    }

    @Test
    void theOrderedValueIsTaken() throws Exception {
        signer.complete(
                prepared,
                value(owner, SignatureAlgorithm.RSA_SHA256, prepared.signedAttributes()),
                folder.resolve("signed.pdf"));
        assertThat(folder.resolve("signed.pdf")).exists();
    }

    @Test
    void aValueByAnotherPersonsKeyIsRefused() throws Exception {
        assertRefused(
                value(
                        pki.signer("Trần Thị Bình"),
                        SignatureAlgorithm.RSA_SHA256,
                        prepared.signedAttributes()));
    }

    @Test
    void aValueOfAnotherAlgorithmIsRefused() throws Exception {
        assertRefused(value(owner, SignatureAlgorithm.RSA_SHA512, prepared.signedAttributes()));
        assertRefused(value(owner, SignatureAlgorithm.RSA_PSS_SHA256, prepared.signedAttributes()));
    }

    @Test
    void aValueOverTheAttributesOfAnotherDocumentIsRefused() throws Exception {
        PreparedSignature other = prepare("other.pdf", 2);
        assertRefused(value(owner, SignatureAlgorithm.RSA_SHA256, other.signedAttributes()));
    }

    @Test
    void aValueOverTheBareDigestIsRefused() throws Exception {
        assertRefused(value(owner, SignatureAlgorithm.RSA_SHA256, prepared.documentDigest()));
    }
}
