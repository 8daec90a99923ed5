package vn.dangvu.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Time-stamping authority, OCSP responder and CRL of a {@link TestPki} on one loopback port. */
final class TestServices implements AutoCloseable {

    private final TestPki pki;
    private final TestPki.Identity timestamper;
    private final HttpServer server;
    private final AtomicLong serial = new AtomicLong(1);
    final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    final AtomicInteger ocspRequests = new AtomicInteger();
    volatile boolean ocspForAnotherCertificate;
    volatile Instant timestampTime;

    /** Set, the responder gives the answer it prepared then, byte for byte; null = a fresh one. */
    volatile Instant preparedAt;

    /** Whether the responder says when the next answer comes (RFC 6960 §4.2.2.1). */
    volatile boolean saysNextUpdate = true;

    final AtomicInteger timestampRequests = new AtomicInteger();
    volatile boolean timestampOfSomethingElse;
    volatile boolean timestampWithAnotherNonce;
    volatile List<X509Certificate> timestampCertificates = List.of();

    /** What lies at paths below {@code /issuers/}; anything else there is 404. */
    final Map<String, byte[]> issuers = new ConcurrentHashMap<>();

    final List<String> issuerRequests = new CopyOnWriteArrayList<>();

    TestServices(TestPki pki) {
        try {
            this.pki = pki;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(
                    Executors.newFixedThreadPool(
                            4,
                            task -> {
                                Thread thread = new Thread(task, "test-services");
                                thread.setDaemon(true);
                                return thread;
                            }));
            server.createContext("/tsa", exchange -> answer(exchange, this::stamp));
            server.createContext("/ocsp", exchange -> answer(exchange, this::status));
            server.createContext("/crl", exchange -> answer(exchange, this::crl));
            server.createContext("/issuers/", this::issuer);
            server.createContext("/broken", exchange -> answer(exchange, body -> new byte[] {1}));
            server.start();
            timestamper =
                    pki.identity(
                            TestPki.rsa(2048),
                            TestPki.Wish.signer("Test TSA")
                                    .usage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature)
                                    .purpose(
                                            org.bouncycastle.asn1.x509.KeyPurposeId
                                                    .id_kp_timeStamping)
                                    .ocsp(url("/ocsp").toString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Service {
        byte[] answer(byte[] request) throws Exception;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    TimestampClient timestamps() {
        return new TimestampClient(List.of(url("/tsa")), Duration.ofSeconds(5));
    }

    private static void answer(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            byte[] answer = service.answer(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private void issuer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            issuerRequests.add(path);
            byte[] answer = issuers.get(path);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, answer == null ? -1 : 0);
            if (answer != null) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private TimeStampRequest asked(byte[] request) throws Exception {
        timestampRequests.incrementAndGet();
        TimeStampRequest asked = new TimeStampRequest(request);
        if (!timestampOfSomethingElse && !timestampWithAnotherNonce) {
            return asked;
        }
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(
                TSPAlgorithms.SHA256,
                timestampOfSomethingElse ? new byte[32] : asked.getMessageImprintDigest(),
                timestampWithAnotherNonce ? BigInteger.ONE : asked.getNonce());
    }

    private byte[] stamp(byte[] request) throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator generator =
                new TimeStampTokenGenerator(
                        new JcaSignerInfoGeneratorBuilder(digests)
                                .build(
                                        new JcaContentSignerBuilder("SHA256withRSA")
                                                .build(timestamper.keys().getPrivate()),
                                        timestamper.certificate()),
                        digests.get(
                                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                        org.bouncycastle.asn1.nist.NISTObjectIdentifiers
                                                .id_sha256)),
                        new ASN1ObjectIdentifier("1.2.3.4"));
        List<X509Certificate> certificates = new ArrayList<>(timestampCertificates);
        certificates.add(timestamper.certificate());
        certificates.add(pki.issuer.certificate());
        generator.addCertificates(new JcaCertStore(certificates));
        Instant time = timestampTime == null ? Instant.now() : timestampTime;
        return new TimeStampResponseGenerator(generator, TSPAlgorithms.ALLOWED)
                .generate(
                        asked(request),
                        BigInteger.valueOf(serial.incrementAndGet()),
                        Date.from(time))
                .getEncoded();
    }

    private byte[] status(byte[] request) throws Exception {
        ocspRequests.incrementAndGet();
        Instant now = preparedAt == null ? Instant.now() : preparedAt;
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(
                        new RespID(
                                new JcaX509CertificateHolder(pki.issuer.certificate())
                                        .getSubject()));
        for (Req wanted : new OCSPReq(request).getRequestList()) {
            CertificateID id = wanted.getCertID();
            Instant since = revoked.get(id.getSerialNumber());
            if (ocspForAnotherCertificate) {
                id =
                        new CertificateID(
                                new JcaDigestCalculatorProviderBuilder()
                                        .build()
                                        .get(CertificateID.HASH_SHA1),
                                new JcaX509CertificateHolder(pki.issuer.certificate()),
                                BigInteger.valueOf(4711));
            }
            builder.addResponse(
                    id,
                    since == null
                            ? CertificateStatus.GOOD
                            : new RevokedStatus(Date.from(since), CRLReason.keyCompromise),
                    Date.from(now),
                    saysNextUpdate ? Date.from(now.plusSeconds(600)) : null);
        }
        OCSPResp response =
                new OCSPRespBuilder()
                        .build(
                                OCSPRespBuilder.SUCCESSFUL,
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withRSA")
                                                .build(pki.issuer.keys().getPrivate()),
                                        null,
                                        Date.from(now)));
        return response.getEncoded();
    }

    private byte[] crl(byte[] nothing) throws Exception {
        return crl(pki.issuer);
    }

    /** A list of all revoked certificates in the name of an issuer. */
    byte[] crl(TestPki.Identity issuer) throws Exception {
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(
                        new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
                        Date.from(Instant.now().minusSeconds(60)));
        builder.setNextUpdate(Date.from(Instant.now().plusSeconds(3600)));
        revoked.forEach(
                (number, since) ->
                        builder.addCRLEntry(number, Date.from(since), CRLReason.keyCompromise));
        return builder.build(
                        new JcaContentSignerBuilder("SHA256withRSA")
                                .build(issuer.keys().getPrivate()))
                .getEncoded();
    }

    void revoke(X509Certificate certificate, Instant since) {
        revoked.put(certificate.getSerialNumber(), since);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
