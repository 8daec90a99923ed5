package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Addresses that a certificate names for questions about it, with hosts rewritten as configured. */
final class CertificateAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateAddresses.class);

    private static final int HTTP = 80;
    private static final int LONGEST = 2_000;

    private final Map<String, String> hostRewriting;

    /**
     * Reads addresses.
     *
     * @param hostRewriting host in a certificate → host that is really asked
     */
    CertificateAddresses(Map<String, String> hostRewriting) {
        this.hostRewriting = hostRewriting;
    }

    List<URI> ocspResponders(X509Certificate certificate) {
        return access(certificate, AccessDescription.id_ad_ocsp);
    }

    /**
     * Where the certificate of the issuer lies (RFC 5280 §4.2.2.1); only plain HTTP, for who would
     * have to vouch for a server's certificate meanwhile?
     *
     * @param hosts host and port that may be asked: nobody has vouched yet for the certificate that
     *     names the address, and anybody makes one that names a server of the operator's own network
     */
    List<URI> caIssuers(X509Certificate certificate, Set<String> hosts) {
        return access(certificate, AccessDescription.id_ad_caIssuers).stream()
                .filter(address -> "http".equalsIgnoreCase(address.getScheme()))
                .filter(address -> hosts.contains(hostAndPort(address)))
                .filter(address -> address.toString().length() <= LONGEST)
                .toList();
    }

    /** In lower case, with the port of HTTP when there is none; empty without a host. */
    static String hostAndPort(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return "";
        }
        int port = address.getPort() < 0 ? HTTP : address.getPort();
        return address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return found;
        }
        try {
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(
                                    ASN1OctetString.getInstance(extension).getOctets())
                            .getAccessDescriptions()) {
                if (access.getAccessMethod().equals(method)) {
                    add(found, access.getAccessLocation());
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("unreadable authority information access", e);
        }
        return found;
    }

    List<URI> crlPlaces(X509Certificate certificate) {
        List<URI> found = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return found;
        }
        try {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                            .getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName place : GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, place);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("unreadable CRL distribution points", e);
        }
        return found;
    }

    private void add(List<URI> found, GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return;
        }
        try {
            URI uri = new URI(name.getName().toString());
            String host = hostRewriting.get(String.valueOf(uri.getHost()));
            if (host != null) {
                uri =
                        new URI(
                                uri.getScheme(),
                                null,
                                host,
                                uri.getPort(),
                                uri.getPath(),
                                uri.getQuery(),
                                null);
            }
            String scheme = String.valueOf(uri.getScheme());
            if (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) {
                found.add(uri);
            }
        } catch (URISyntaxException e) {
            LOG.debug("unusable address in a certificate", e);
        }
    }
}
