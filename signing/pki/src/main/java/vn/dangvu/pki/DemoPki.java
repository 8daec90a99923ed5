package vn.dangvu.pki;

import org.bouncycastle.asn1.x509.KeyPurposeId;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * The demonstration PKI. Its keys, its port and what it issued live in one folder; opened again, it
 * is the same authority at the same address, because certificates carry that address.
 *
 * <p>Issuing needs no server; {@link #serve} starts it. Safe for several threads, and for a second
 * process that issues or revokes in the same folder.
 */
public final class DemoPki implements AutoCloseable {

    private static final String NO_VALUE = "CA thử nghiệm – không có giá trị pháp lý";
    private static final Subject ROOT = new Subject("DEMO Root CA Dangvu (thử nghiệm)", NO_VALUE);
    private static final Subject ISSUING = new Subject("DEMO CA Dangvu (thử nghiệm)", NO_VALUE);
    private static final Subject TSA = new Subject("DEMO TSA Dangvu (thử nghiệm)", NO_VALUE);
    private static final Subject OCSP = new Subject("DEMO OCSP Dangvu (thử nghiệm)", NO_VALUE);

    private final Path folder;
    private final Clock clock;
    private final int port;
    private final Register register;
    private final Authority root;
    private final Authority issuing;
    private final Identity tsa;
    private final Identity ocsp;
    private PkiServer server;

    private DemoPki(Path folder, int port, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.port = port;
        this.register = new Register(folder);
        KeyFolder keys = new KeyFolder(folder);
        this.root =
                keys.authority(
                        "root",
                        pages("root", ""),
                        pages -> Authority.root(ROOT, clock.instant(), pages));
        this.issuing =
                keys.authority(
                        "issuing",
                        pages("issuing", ocspUrl()),
                        pages -> root.subordinate(ISSUING, clock.instant(), pages));
        this.tsa = keys.identity("tsa", () -> service(TSA, KeyPurposeId.id_kp_timeStamping));
        this.ocsp = keys.identity("ocsp", () -> service(OCSP, KeyPurposeId.id_kp_OCSPSigning));
    }

    /** As {@link #open(Path, int, Clock)} with the machine's clock. */
    public static DemoPki open(Path folder, int port) throws IOException {
        return open(folder, port, Clock.systemUTC());
    }

    /**
     * Opens the PKI of a folder, or founds it there.
     *
     * @param folder keeps keys, port and register; created with access for its owner alone
     * @param port used when the folder is new, 0 takes a free one; an existing folder keeps the
     *     port of its foundation
     * @param clock dates certificates, time-stamps, OCSP answers and revocation lists
     * @throws IOException if the folder cannot be read or written
     */
    public static DemoPki open(Path folder, int port, Clock clock) throws IOException {
        PrivateFiles.createFolder(folder);
        Path file = folder.resolve("port");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Integer.toString(port == 0 ? freePort() : port));
        }
        return new DemoPki(folder, Integer.parseInt(Files.readString(file).trim()), clock);
    }

    /**
     * Starts answering on loopback. While a file {@code revocation-away} lies in the folder, OCSP and
     * revocation lists give no answer and time-stamps go on: to see what the rest does then.
     *
     * @throws java.net.BindException if another program has the port; the certificates point to
     *     it, so there is no other choice than to free it or to found a new PKI
     */
    public synchronized DemoPki serve() throws IOException {
        OcspResponder responder = new OcspResponder(issuing, ocsp, register, clock);
        PkiServer starting = PkiServer.bind(port);
        starting.post(
                "/tsa", "application/timestamp-reply", new TimeStampAuthority(tsa, clock)::answer);
        starting.post(
                "/ocsp",
                "application/ocsp-response",
                request -> {
                    requireRevocation();
                    return responder.answer(request);
                });
        starting.certificate("/root.cer", root.certificate());
        starting.certificate("/issuing.cer", issuing.certificate());
        starting.file("/root.crl", "application/pkix-crl", () -> revocationList(root, List.of()));
        starting.file(
                "/issuing.crl",
                "application/pkix-crl",
                () -> revocationList(issuing, register.revocations()));
        starting.start();
        server = starting;
        return this;
    }

    private byte[] revocationList(Authority authority, List<Register.Revocation> revoked)
            throws IOException {
        requireRevocation();
        return authority.revocationList(revoked, clock.instant());
    }

    private void requireRevocation() throws IOException {
        if (Files.exists(folder.resolve("revocation-away"))) {
            throw new IOException("revocation-away lies in " + folder);
        }
    }

    /** Stops answering; afterwards revocation and time sources are unreachable for clients. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Base address, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String tsaUrl() {
        return url() + "/tsa";
    }

    public String ocspUrl() {
        return url() + "/ocsp";
    }

    public int port() {
        return port;
    }

    /** The trust anchor. */
    public X509Certificate rootCertificate() {
        return root.certificate();
    }

    /** The intermediate that signs subscribers' certificates. */
    public X509Certificate issuingCertificate() {
        return issuing.certificate();
    }

    /** Certificate of the time-stamp authority. */
    public X509Certificate tsaCertificate() {
        return tsa.certificate();
    }

    /** A signer's certificate for a key held elsewhere, for example in a token. */
    public X509Certificate issue(PublicKey key, Subject subject) throws IOException {
        return issue(key, subject, CertificateProfile.signing(clock.instant()));
    }

    public X509Certificate issue(PublicKey key, Subject subject, CertificateProfile profile)
            throws IOException {
        X509Certificate certificate = issuing.issue(key, subject, profile);
        register.add(certificate);
        return certificate;
    }

    /** A new RSA-2048 signer with the key in memory. */
    public Identity signer(Subject subject) throws IOException {
        return identity(Keys.rsa(2048), subject, CertificateProfile.signing(clock.instant()));
    }

    /** The same with another kind of key. */
    public Identity signer(Subject subject, KeyPair keys) throws IOException {
        return identity(keys, subject, CertificateProfile.signing(clock.instant()));
    }

    Identity identity(KeyPair keys, Subject subject, CertificateProfile profile)
            throws IOException {
        X509Certificate certificate = issue(keys.getPublic(), subject, profile);
        return new Identity(keys.getPrivate(), List.of(certificate, issuing.certificate()));
    }

    /** Revokes for key compromise from now on; OCSP and the list say so at once. */
    public void revoke(X509Certificate certificate) throws IOException {
        register.revoke(certificate.getSerialNumber(), clock.instant());
    }

    /** Certificates that a verifier must refuse. */
    public FaultyCertificates faulty() {
        return new FaultyCertificates(this, clock);
    }

    private Identity service(Subject subject, KeyPurposeId purpose) throws IOException {
        return identity(
                Keys.rsa(2048), subject, CertificateProfile.service(clock.instant(), purpose));
    }

    private Authority.Pages pages(String name, String ocspAddress) {
        return new Authority.Pages(
                url() + "/" + name + ".cer", url() + "/" + name + ".crl", ocspAddress);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
