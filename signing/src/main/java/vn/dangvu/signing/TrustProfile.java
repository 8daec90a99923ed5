package vn.dangvu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the signatures of one community are judged: which certificates are believed, by their
 * fingerprints, whose hosts have another name outside the issuer's own network, where issuing
 * certificates lie, who stamps time.
 *
 * <p>The certificates themselves come from the operator; one that is not on the list is no part of the
 * profile, whatever it calls itself. Immutable.
 */
public final class TrustProfile {

    private static final String GOVERNMENT = "vgca.tsv";

    private final TrustAnchors anchors;
    private final Map<String, String> hostRewriting;
    private final List<URI> timestampServers;
    private final List<String> missing;

    private TrustProfile(
            TrustAnchors anchors,
            Map<String, String> hostRewriting,
            List<URI> timestampServers,
            List<String> missing) {
        this.anchors = anchors;
        this.hostRewriting = Map.copyOf(hostRewriting);
        this.timestampServers = List.copyOf(timestampServers);
        this.missing = List.copyOf(missing);
    }

    /**
     * The Vietnamese government's authority: its files carry the signer's certificate only, so the
     * issuing certificates must be among those given; old certificates name an OCSP host of the
     * authority's own network. <strong>To be confirmed by the operator</strong>: fingerprints and
     * addresses were collected from public code.
     *
     * @param certificates received from the authority, in any order; others are passed over
     */
    public static TrustProfile vietnameseGovernment(Collection<X509Certificate> certificates) {
        try (InputStream in = TrustProfile.class.getResourceAsStream(GOVERNMENT)) {
            return read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList(),
                    certificates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a profile.
     *
     * @param lines kind, value and meaning with tabs between them: {@code anchor} and {@code
     *     intermediate} have a SHA-256 of the DER in hexadecimal and a name, {@code host} the host in
     *     certificates and the one that is asked, {@code issuers} a host of issuing certificates and
     *     a name, {@code timestamp} an address
     * @throws IllegalArgumentException for any other line
     */
    static TrustProfile read(List<String> lines, Collection<X509Certificate> certificates) {
        Map<String, X509Certificate> byFingerprint = new HashMap<>();
        for (X509Certificate certificate : certificates) {
            byFingerprint.put(Certificates.report(certificate).sha256(), certificate);
        }
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        Map<String, String> hosts = new HashMap<>();
        List<String> issuerHosts = new ArrayList<>();
        List<URI> timestamps = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("three columns: " + line);
            }
            switch (parts[0]) {
                case "anchor", "intermediate" -> {
                    X509Certificate found = byFingerprint.get(parts[1].toLowerCase(Locale.ROOT));
                    if (found == null) {
                        missing.add(parts[2]);
                    } else {
                        (parts[0].equals("anchor") ? anchors : intermediates).add(found);
                    }
                }
                case "host" -> hosts.put(parts[1], parts[2]);
                case "issuers" -> issuerHosts.add(parts[1]);
                case "timestamp" -> timestamps.add(URI.create(parts[1]));
                default -> throw new IllegalArgumentException("kind of line: " + line);
            }
        }
        return new TrustProfile(
                TrustAnchors.of(anchors)
                        .withIntermediates(intermediates)
                        .withIssuersFrom(issuerHosts),
                hosts,
                timestamps,
                missing);
    }

    /** Anchors and issuing certificates of the profile that were given. */
    public TrustAnchors anchors() {
        return anchors;
    }

    /** The settings with the profile's hosts, which go before those already there. */
    public Revocation revocation(Revocation settings) {
        Map<String, String> hosts = new HashMap<>(settings.hostRewriting());
        hosts.putAll(hostRewriting);
        return new Revocation(settings.policy(), settings.timeout(), settings.cacheFor(), hosts);
    }

    /** Time-stamping authorities of the community in the order they are tried. */
    public List<URI> timestampServers() {
        return timestampServers;
    }

    /** Names of the certificates on the list that were not given. */
    public List<String> missing() {
        return missing;
    }
}
