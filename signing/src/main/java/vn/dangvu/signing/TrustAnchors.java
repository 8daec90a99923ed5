package vn.dangvu.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Certificates that are believed, intermediate ones that merely help to build a path (signatures of
 * the Vietnamese government CA carry the signer's certificate only), and where more of these may be
 * fetched. Immutable.
 */
public final class TrustAnchors {

    private final List<X509Certificate> anchors;
    private final List<X509Certificate> intermediates;
    private final Set<String> issuerHosts;

    private TrustAnchors(
            List<X509Certificate> anchors,
            List<X509Certificate> intermediates,
            Set<String> issuerHosts) {
        this.anchors = List.copyOf(anchors);
        this.intermediates = List.copyOf(intermediates);
        this.issuerHosts = Set.copyOf(issuerHosts);
    }

    /** Every certificate of the list is an anchor. */
    public static TrustAnchors of(Collection<X509Certificate> anchors) {
        return new TrustAnchors(List.copyOf(anchors), List.of(), Set.of());
    }

    /**
     * Reads a PEM file. Self-issued certificates become anchors, the others intermediates, so that
     * one file can hold both.
     *
     * @throws IOException when the file cannot be read or holds no anchor
     */
    public static TrustAnchors fromPem(Path pem) throws IOException {
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        for (X509Certificate certificate : readPem(pem)) {
            boolean selfIssued =
                    certificate
                            .getSubjectX500Principal()
                            .equals(certificate.getIssuerX500Principal());
            (selfIssued ? anchors : intermediates).add(certificate);
        }
        if (anchors.isEmpty()) {
            throw new IOException("no self-issued certificate in " + pem);
        }
        return new TrustAnchors(anchors, intermediates, Set.of());
    }

    /** All certificates of a PEM file in their order; other blocks are passed over. */
    public static List<X509Certificate> readPem(Path pem) throws IOException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)))
                    .forEach(c -> certificates.add((X509Certificate) c));
            return certificates;
        } catch (CertificateException e) {
            throw new IOException("not a PEM file of certificates: " + pem, e);
        }
    }

    public List<X509Certificate> anchors() {
        return anchors;
    }

    public List<X509Certificate> intermediates() {
        return intermediates;
    }

    /** The same with more certificates that help to build paths. */
    public TrustAnchors withIntermediates(Collection<X509Certificate> more) {
        List<X509Certificate> all = new ArrayList<>(intermediates);
        all.addAll(more);
        return new TrustAnchors(anchors, all, issuerHosts);
    }

    /** Host and port of what {@link #withIssuersFrom} named. */
    Set<String> issuerHosts() {
        return issuerHosts;
    }

    /**
     * The same with servers from which a missing issuer is fetched when a certificate says that it
     * lies there (id-ad-caIssuers, RFC 5280 §4.2.2.1). Without any, the default, nothing is fetched:
     * whoever sends a document chooses the address in it. What is fetched is no anchor.
     *
     * @param hosts {@code name} or {@code name:port}, the port 80 by default; of an address whose host
     *     is rewritten ({@link Revocation#hostRewriting}), the one that is asked
     * @throws IllegalArgumentException for anything else
     */
    public TrustAnchors withIssuersFrom(Collection<String> hosts) {
        Set<String> all = new HashSet<>(issuerHosts);
        for (String host : hosts) {
            String asked = CertificateAddresses.hostAndPort(URI.create("http://" + host));
            if (asked.isEmpty() || host.contains("/")) {
                throw new IllegalArgumentException("not a host with or without a port: " + host);
            }
            all.add(asked);
        }
        return new TrustAnchors(anchors, intermediates, all);
    }
}
