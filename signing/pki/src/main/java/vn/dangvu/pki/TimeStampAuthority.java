package vn.dangvu.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** A time-stamp authority (RFC 3161) for SHA-256, SHA-384 and SHA-512. */
final class TimeStampAuthority {

    /** An arc made from a random UUID (ITU-T X.667), so that it belongs to nobody else. */
    static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.241207389562148733210954410012683097");

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512);

    private final Identity identity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TimeStampAuthority(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    byte[] answer(byte[] request) throws IOException {
        TimeStampResponseGenerator answers =
                new TimeStampResponseGenerator(tokenGenerator(), DIGESTS, Set.of());
        TimeStampRequest asked;
        try {
            asked = new TimeStampRequest(request);
        } catch (IOException | RuntimeException e) {
            return refusal(answers);
        }
        BigInteger number = new BigInteger(63, random).setBit(62);
        try {
            return answers.generate(asked, number, Date.from(clock.instant())).getEncoded();
        } catch (TSPException e) {
            throw new IOException("The time-stamp could not be made", e);
        }
    }

    private TimeStampTokenGenerator tokenGenerator() throws IOException {
        try {
            TimeStampTokenGenerator tokens =
                    new TimeStampTokenGenerator(
                            new JcaSimpleSignerInfoGeneratorBuilder()
                                    .build("SHA256withRSA", identity.key(), identity.certificate()),
                            new BcDigestCalculatorProvider()
                                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                            POLICY);
            tokens.addCertificates(new JcaCertStore(List.copyOf(identity.chain())));
            return tokens;
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("The time-stamp key cannot be used", e);
        }
    }

    private static byte[] refusal(TimeStampResponseGenerator answers) throws IOException {
        try {
            return answers.generateFailResponse(
                            org.bouncycastle.asn1.cmp.PKIStatus.REJECTION,
                            org.bouncycastle.asn1.cmp.PKIFailureInfo.badDataFormat,
                            "not a time-stamp request")
                    .getEncoded();
        } catch (TSPException e) {
            throw new IOException("The refusal could not be made", e);
        }
    }
}
