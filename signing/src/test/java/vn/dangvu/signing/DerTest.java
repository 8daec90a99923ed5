package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;

/** What is written by hand is what Bouncy Castle would have written. */
class DerTest {

    @TempDir Path folder;

    private static byte[] encoded(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    @Test
    void writesLengthsOfEverySize() throws IOException {
        for (int length : new int[] {0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000}) {
            byte[] bytes = new byte[length];
            assertThat(Der.octets(bytes)).isEqualTo(encoded(new DEROctetString(bytes)));
        }
    }

    @Test
    void writesObjectIdentifiersOfEverySize() throws IOException {
        for (String dotted :
                new String[] {"1.2.840.113549.1.7.2", "2.16.840.1.101.3.4.2.1", "2.999.1"}) {
            assertThat(Der.oid(dotted)).isEqualTo(encoded(new ASN1ObjectIdentifier(dotted)));
        }
    }

    @Test
    void writesNumbersWithTheirSign() throws IOException {
        for (long number : new long[] {0, 1, 127, 128, 255, 256, -1, Long.MAX_VALUE}) {
            assertThat(Der.integer(BigInteger.valueOf(number)))
                    .isEqualTo(encoded(new ASN1Integer(number)));
        }
    }

    @Test
    void sortsSetsAndTagsThem() throws IOException {
        ASN1Encodable[] parts = {
            new DEROctetString(new byte[] {3}),
            new ASN1Integer(7),
            new DEROctetString(new byte[] {-1})
        };
        byte[][] own = {Der.octets(new byte[] {3}), Der.integer(7), Der.octets(new byte[] {-1})};
        assertThat(Der.setOf(own)).isEqualTo(encoded(new DERSet(parts)));
        assertThat(Der.implicitSetOf(1, own))
                .isEqualTo(encoded(new DERTaggedObject(false, 1, new DERSet(parts))));
        assertThat(Der.explicit(0, Der.sequence(own)))
                .isEqualTo(encoded(new DERTaggedObject(true, 0, new DERSequence(parts))));
    }

    @Test
    void writesSignaturesThatAreDerThroughout() throws Exception {
        TestPki pki = new TestPki();
        TestPki.Identity rsa = pki.signer("Nguyễn Văn An");
        TestPki.Identity ec =
                pki.identity(TestPki.ec("secp384r1"), TestPki.Wish.signer("Trần Thị Bình"));
        Path source = TestPdf.plain(folder.resolve("source.pdf"), 1);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            boolean curve = algorithm.scheme == SignatureAlgorithm.Scheme.ECDSA;
            PreparedSignature prepared =
                    new PadesSigner(Clock.systemUTC())
                            .prepare(
                                    source,
                                    SignatureRequest.of(
                                                    (curve ? ec : rsa).signing(),
                                                    SignatureLevel.B_B)
                                            .withAlgorithm(algorithm),
                                    folder.resolve("prepared.pdf"));
            byte[] attributes = prepared.signedAttributes();
            assertThat(encoded(ASN1Primitive.fromByteArray(attributes))).isEqualTo(attributes);
            byte[] cms =
                    SignatureCms.build(
                            prepared, new SignatureValue(algorithm, new byte[256]), null);
            assertThat(encoded(new CMSSignedData(cms).toASN1Structure())).isEqualTo(cms);
        }
    }
}
