package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Keys in SoftHSM2 keep the contract, found by label among many tokens. */
class SoftHsmTokenIT extends SigningTokenContract {

    private static Pkcs11Module module;
    private static SigningToken a;
    private static SigningToken b;
    private static SigningToken token256;
    private static SigningToken token384;

    @BeforeAll
    static void makeTwoTokens() throws Exception {
        Path library = SoftHsm.library();
        TestPki pki = new TestPki();
        TestPki.Identity personA = pki.signer("Person A");
        TestPki.Identity personB = pki.signer("Person B");
        String labelA = SoftHsm.token("bí thư", PIN_A, personA);
        String labelB = SoftHsm.token("văn thư", PIN_B, personB);
        TestPki.Identity p256 =
                pki.identity(TestPki.ec("secp256r1"), TestPki.Wish.signer("Person P-256"));
        TestPki.Identity p384 =
                pki.identity(TestPki.ec("secp384r1"), TestPki.Wish.signer("Person P-384"));
        String label256 = SoftHsm.token("p256", PIN_A, p256);
        String label384 = SoftHsm.token("p384", PIN_A, p384);
        // SoftHSM lists the tokens that exist when it is initialised, so this comes last
        module = Pkcs11Module.open(library);
        token256 = module.token(label256, p256.signing());
        token384 = module.token(label384, p384.signing());
        a = module.token(labelA, personA.signing());
        b = module.token(labelB, personB.signing());
    }

    @Override
    SigningToken tokenOfA() {
        return a;
    }

    @Override
    SigningToken tokenOfB() {
        return b;
    }

    @Override
    SigningToken absentToken() {
        return module.token("no such token", null);
    }

    @Test
    void listsTheLabelsOfAllTokens() throws Exception {
        assertThat(module.tokens())
                .extracting(Pkcs11Module.PresentToken::label)
                .contains(a.label(), b.label());
        assertThat(module.tokens())
                .extracting(Pkcs11Module.PresentToken::serialNumber)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void signsWithEveryAlgorithm() throws Exception {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            SigningToken token = a;
            if (algorithm.scheme == SignatureAlgorithm.Scheme.ECDSA) {
                token = algorithm.hash == SignatureAlgorithm.Hash.SHA384 ? token384 : token256;
            }
            byte[] digest =
                    MessageDigest.getInstance(algorithm.hash.jcaName)
                            .digest("văn bản".getBytes(StandardCharsets.UTF_8));
            PreparedSignature prepared = prepared(token.certificate(), algorithm, digest);
            assertThat(sign(token, prepared, PIN_A)).as(algorithm.name()).isNotNull();
        }
    }

    @Test
    void saysThatATokenHoldsNoCertificate() {
        SigningToken blind = module.token(a.label(), null);
        assertThatThrownBy(blind::certificate)
                .asInstanceOf(type(TokenException.class))
                .extracting(TokenException::reason)
                .isEqualTo(TokenException.Reason.CERTIFICATE_MISSING);
    }
}
