package vn.dangvu.pki;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Answers for the certificates of one authority with a delegated key (RFC 6960 §2.6). */
final class OcspResponder {

    private static final Duration ANSWER_LIFE = Duration.ofHours(1);

    private final Authority authority;
    private final Identity identity;
    private final Register register;
    private final Clock clock;

    OcspResponder(Authority authority, Identity identity, Register register, Clock clock) {
        this.authority = authority;
        this.identity = identity;
        this.register = register;
        this.clock = clock;
    }

    byte[] answer(byte[] request) throws IOException {
        try {
            return answer(new OCSPReq(request));
        } catch (OCSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The OCSP answer could not be made", e);
        } catch (IOException | RuntimeException e) {
            return failure(OCSPResponseStatus.MALFORMED_REQUEST);
        }
    }

    private byte[] answer(OCSPReq request)
            throws OCSPException, IOException, GeneralSecurityException, OperatorCreationException {
        X509CertificateHolder issuer = new JcaX509CertificateHolder(authority.certificate());
        X509CertificateHolder responder = new JcaX509CertificateHolder(identity.certificate());
        Instant now = clock.instant();
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(responder.getSubject()));
        for (Req asked : request.getRequestList()) {
            CertificateID id = asked.getCertID();
            if (!id.matchesIssuer(issuer, new JcaDigestCalculatorProviderBuilder().build())) {
                return failure(OCSPResponseStatus.UNAUTHORIZED);
            }
            answer.addResponse(
                    id, status(id), Date.from(now), Date.from(now.plus(ANSWER_LIFE)), null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            answer.setResponseExtensions(new Extensions(nonce));
        }
        X509CertificateHolder[] chain = {responder};
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        answer.build(Authority.signer(identity.key()), chain, Date.from(now)))
                .getEncoded();
    }

    private CertificateStatus status(CertificateID id) throws IOException {
        Optional<Register.Revocation> revocation = register.revocation(id.getSerialNumber());
        if (revocation.isPresent()) {
            return new RevokedStatus(Date.from(revocation.get().at()), CRLReason.keyCompromise);
        }
        return register.knows(id.getSerialNumber()) ? CertificateStatus.GOOD : new UnknownStatus();
    }

    private static byte[] failure(int status) throws IOException {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException e) {
            throw new IOException("The OCSP answer could not be made", e);
        }
    }
}
