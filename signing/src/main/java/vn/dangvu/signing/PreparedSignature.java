package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything between "prepared" and "completed": the signature is finished from this value, the
 * prepared file and the {@link SignatureValue} alone, so that nothing a client sends has to be
 * believed. Immutable; {@link #encoded} and {@link #decode} carry it through a database.
 *
 * <p>The signed attributes hold content-type, message-digest, signing-certificate-v2 and
 * cms-algorithm-protection and no signing-time (PAdES takes /M), so they are the same bytes however
 * often they are built.
 */
public final class PreparedSignature {

    private static final int FORMAT = 1;

    private final Path preparedFile;
    private final String preparedSha256;
    private final long sourceLength;
    private final ByteRange byteRange;
    private final byte[] documentDigest;
    private final byte[] signedAttributes;
    private final SigningCertificate signer;
    private final SignatureAlgorithm algorithm;
    private final int room;
    private final SignatureLevel level;
    private final String fieldName;

    PreparedSignature(
            Path preparedFile,
            String preparedSha256,
            long sourceLength,
            ByteRange byteRange,
            byte[] documentDigest,
            byte[] signedAttributes,
            SigningCertificate signer,
            SignatureAlgorithm algorithm,
            int room,
            SignatureLevel level,
            String fieldName) {
        this.preparedFile = preparedFile;
        this.preparedSha256 = preparedSha256;
        this.sourceLength = sourceLength;
        this.byteRange = byteRange;
        this.documentDigest = documentDigest.clone();
        this.signedAttributes = signedAttributes.clone();
        this.signer = signer;
        this.algorithm = algorithm;
        this.room = room;
        this.level = level;
        this.fieldName = fieldName;
    }

    /** Where the prepared file lies now; see {@link #at}. */
    public Path preparedFile() {
        return preparedFile;
    }

    /** The same prepared signature with its file in another place. */
    public PreparedSignature at(Path file) {
        return new PreparedSignature(
                file,
                preparedSha256,
                sourceLength,
                byteRange,
                documentDigest,
                signedAttributes,
                signer,
                algorithm,
                room,
                level,
                fieldName);
    }

    /**
     * SHA-256 of the whole prepared file, lower-case hexadecimal; empty within {@link
     * PadesSigner#sign}, which makes no such file.
     */
    public String preparedSha256() {
        return preparedSha256;
    }

    /** Length of the file that was to be signed; the prepared file begins with these bytes. */
    public long sourceLength() {
        return sourceLength;
    }

    public ByteRange byteRange() {
        return byteRange;
    }

    /** Digest over {@link #byteRange} with the hash of {@link #algorithm}; a copy. */
    public byte[] documentDigest() {
        return documentDigest.clone();
    }

    /** DER SET of the signed attributes: the bytes that the token signs; a copy. */
    public byte[] signedAttributes() {
        return signedAttributes.clone();
    }

    public SigningCertificate signer() {
        return signer;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** Bytes reserved for the CMS object. */
    public int room() {
        return room;
    }

    public SignatureLevel level() {
        return level;
    }

    public String fieldName() {
        return fieldName;
    }

    /** DER form for storage. Holds no path: {@link #decode} is told where the file is. */
    public byte[] encoded() {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(FORMAT));
        fields.add(new DERUTF8String(preparedSha256));
        fields.add(new ASN1Integer(sourceLength));
        for (long part :
                new long[] {
                    byteRange.start1(), byteRange.length1(), byteRange.start2(), byteRange.length2()
                }) {
            fields.add(new ASN1Integer(part));
        }
        fields.add(new DEROctetString(documentDigest));
        fields.add(new DEROctetString(signedAttributes));
        fields.add(new DERUTF8String(algorithm.name()));
        fields.add(new ASN1Integer(room));
        fields.add(new DERUTF8String(level.name()));
        fields.add(new DERUTF8String(fieldName));
        fields.add(encodedChain());
        try {
            return new DERSequence(fields).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The reverse of {@link #encoded}.
     *
     * @throws IllegalArgumentException when the bytes are none of {@link #encoded}
     */
    public static PreparedSignature decode(byte[] encoded, Path preparedFile) {
        try {
            ASN1Sequence fields = ASN1Sequence.getInstance(encoded);
            if (number(fields.getObjectAt(0)) != FORMAT) {
                throw new IllegalArgumentException("unknown format of a prepared signature");
            }
            return new PreparedSignature(
                    preparedFile,
                    text(fields.getObjectAt(1)),
                    number(fields.getObjectAt(2)),
                    new ByteRange(
                            number(fields.getObjectAt(3)),
                            number(fields.getObjectAt(4)),
                            number(fields.getObjectAt(5)),
                            number(fields.getObjectAt(6))),
                    octets(fields.getObjectAt(7)),
                    octets(fields.getObjectAt(8)),
                    decodedChain(ASN1Sequence.getInstance(fields.getObjectAt(13))),
                    SignatureAlgorithm.valueOf(text(fields.getObjectAt(9))),
                    Math.toIntExact(number(fields.getObjectAt(10))),
                    SignatureLevel.valueOf(text(fields.getObjectAt(11))),
                    text(fields.getObjectAt(12)));
        } catch (CertificateException | RuntimeException e) {
            throw new IllegalArgumentException("not a prepared signature", e);
        }
    }

    private DERSequence encodedChain() {
        ASN1EncodableVector chain = new ASN1EncodableVector();
        for (X509Certificate certificate : signer.chain()) {
            try {
                chain.add(new DEROctetString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate without encoding", e);
            }
        }
        return new DERSequence(chain);
    }

    private static SigningCertificate decodedChain(ASN1Sequence sequence)
            throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (ASN1Encodable entry : sequence) {
            chain.add(
                    (X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(octets(entry))));
        }
        return new SigningCertificate(chain.get(0), chain);
    }

    private static long number(ASN1Encodable value) {
        return ASN1Integer.getInstance(value).longValueExact();
    }

    private static String text(ASN1Encodable value) {
        return ASN1UTF8String.getInstance(value).getString();
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparedSignature prepared
                && Arrays.equals(prepared.encoded(), encoded());
    }

    @Override
    public int hashCode() {
        return preparedSha256.hashCode();
    }

    @Override
    public String toString() {
        return "PreparedSignature[" + fieldName + ", " + level + ", " + preparedSha256 + "]";
    }
}
