package vn.dangvu.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;

class DemoPkiTest {

    private static final Clock NEW_YEAR_EVE =
            Clock.fixed(Instant.parse("2026-12-31T16:59:59Z"), ZoneOffset.UTC);
    private static final Subject SOMEBODY = new Subject("Nguyễn Văn An", "Đảng ủy thử nghiệm");

    @TempDir static Path folder;
    private static DemoPki pki;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void found() throws IOException {
        pki = DemoPki.open(folder.resolve("pki"), 0, NEW_YEAR_EVE).serve();
    }

    @AfterAll
    static void close() {
        pki.close();
    }

    @Test
    void aSignersCertificateChainsToTheRootAndMaySign() throws Exception {
        Identity signer = pki.signer(SOMEBODY);

        X509Certificate certificate = signer.certificate();
        assertThat(chainIsTrusted(signer.chain())).isTrue();
        assertThat(certificate.getKeyUsage()).startsWith(true, true, false);
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=Nguyễn Văn An,O=Đảng ủy thử nghiệm,C=VN");
        assertThat(certificate.getIssuerX500Principal().getName()).contains("thử nghiệm");
    }

    @Test
    void opened_again_it_is_the_same_authority_at_the_same_address() throws Exception {
        Path other = folder.resolve("restart");
        DemoPki first = DemoPki.open(other, 0);
        Identity signer = first.signer(SOMEBODY);
        first.revoke(signer.certificate());

        DemoPki second = DemoPki.open(other, 1).serve();
        try (second) {
            assertThat(second.url()).isEqualTo(first.url());
            assertThat(second.rootCertificate()).isEqualTo(first.rootCertificate());
            assertThat(listOf(second).isRevoked(signer.certificate())).isTrue();
        }
    }

    @Test
    void theTimeStampIsSignedByTheTsaAtTheClocksInstant() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(TSPAlgorithms.SHA256, digest, BigInteger.valueOf(77));

        TimeStampResponse answer = new TimeStampResponse(post("/tsa", request.getEncoded()));

        answer.validate(request);
        assertThat(answer.getTimeStampToken().getTimeStampInfo().getGenTime().toInstant())
                .isEqualTo(NEW_YEAR_EVE.instant());
        answer.getTimeStampToken()
                .validate(new JcaSimpleSignerInfoVerifierBuilder().build(pki.tsaCertificate()));
        assertThat(pki.tsaCertificate().getExtendedKeyUsage())
                .containsExactly(KeyPurposeId.id_kp_timeStamping.getId());
    }

    @Test
    void rubbish_is_refused_in_the_protocols_own_words() throws Exception {
        assertThat(new TimeStampResponse(post("/tsa", new byte[] {1, 2})).getTimeStampToken())
                .isNull();
        assertThat(new OCSPResp(post("/ocsp", new byte[] {1, 2})).getStatus())
                .isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @Test
    void ocspTellsGoodFromRevokedFromUnknown() throws Exception {
        assertThat(ocspStatus(pki.signer(SOMEBODY).certificate(), true))
                .isEqualTo(CertificateStatus.GOOD);
        assertThat(ocspStatus(pki.faulty().revoked().certificate(), false))
                .isInstanceOf(RevokedStatus.class);
        assertThat(ocspStatus(pki.faulty().ofUnknownAuthority().certificate(), false))
                .isInstanceOf(UnknownStatus.class);
    }

    @Test
    void theRevocationListNamesTheRevokedAndNobodyElse() throws Exception {
        X509CRL list;
        X509Certificate good = pki.signer(SOMEBODY).certificate();
        X509Certificate revoked = pki.faulty().revoked().certificate();

        list = listOf(pki);

        list.verify(pki.issuingCertificate().getPublicKey());
        assertThat(list.isRevoked(revoked)).isTrue();
        assertThat(list.isRevoked(good)).isFalse();
    }

    @Test
    void theIssuersCertificateIsFetchedFromTheAddressInTheCertificate() throws Exception {
        byte[] der = get(pki.url() + "/issuing.cer");

        assertThat(Pem.parse(der)).isEqualTo(pki.issuingCertificate());
    }

    @Test
    void faultyCertificatesHaveTheirFault() throws Exception {
        FaultyCertificates faulty = pki.faulty();

        assertThat(chainIsTrusted(faulty.expired().chain())).isFalse();
        assertThat(chainIsTrusted(faulty.notYetValid().chain())).isFalse();
        assertThat(chainIsTrusted(faulty.ofUnknownAuthority().chain())).isFalse();
        assertThat(faulty.wrongUsage().certificate().getKeyUsage()).startsWith(false, false, true);
        RSAPublicKey weak = (RSAPublicKey) faulty.weakKey().certificate().getPublicKey();
        assertThat(weak.getModulus().bitLength()).isEqualTo(1024);
    }

    @Test
    void aNameLongerThanX509AllowsIsCutAfterAWord() {
        String name = "Đảng bộ " + "rất dài ".repeat(12) + "thử nghiệm";

        Subject subject = new Subject(name, name);

        assertThat(subject.commonName()).hasSizeLessThanOrEqualTo(64).endsWith("dài");
    }

    private boolean chainIsTrusted(List<X509Certificate> chain) throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        TrustAnchor anchor = new TrustAnchor(pki.rootCertificate(), null);
        PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NEW_YEAR_EVE.instant()));
        try {
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    private CertificateStatus ocspStatus(X509Certificate certificate, boolean byGet)
            throws Exception {
        X509CertificateHolder issuer = new JcaX509CertificateHolder(pki.issuingCertificate());
        CertificateID id =
                new CertificateID(
                        new JcaDigestCalculatorProviderBuilder()
                                .build()
                                .get(CertificateID.HASH_SHA1),
                        issuer,
                        certificate.getSerialNumber());
        byte[] request = new OCSPReqBuilder().addRequest(id).build().getEncoded();
        byte[] answer =
                byGet
                        ? get(pki.ocspUrl() + "/" + percentEncodedBase64(request))
                        : post("/ocsp", request);
        BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer).getResponseObject();
        assertThat(
                        basic.isSignatureValid(
                                new JcaContentVerifierProviderBuilder().build(basic.getCerts()[0])))
                .isTrue();
        return basic.getResponses()[0].getCertStatus();
    }

    private static String percentEncodedBase64(byte[] request) {
        return Base64.getEncoder()
                .encodeToString(request)
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
    }

    private X509CRL listOf(DemoPki authority) throws Exception {
        byte[] der = get(authority.url() + "/issuing.crl");
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private byte[] get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private byte[] post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(pki.url() + path))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
