package vn.dangvu.signing;

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
import java.util.Map;

/** Addresses that a certificate names for questions about it, with hosts rewritten as configured. */
final class RevocationAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationAddresses.class);

    private final Map<String, String> hostRewriting;

    /**
     * Reads addresses.
     *
     * @param hostRewriting host in a certificate → host that is really asked
     */
    RevocationAddresses(Map<String, String> hostRewriting) {
        this.hostRewriting = hostRewriting;
    }

    List<URI> ocspResponders(X509Certificate certificate) {
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
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
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
