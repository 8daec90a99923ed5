package vn.dangvu.signature;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.platform.Settings;
import vn.dangvu.signing.Revocation;
import vn.dangvu.signing.TrustAnchors;
import vn.dangvu.signing.TrustProfile;

import java.io.IOException;

/** Whom this installation believes, and whom it asks about certificates. */
record SigningTrust(TrustAnchors anchors, Revocation revocation) {
    private static final Logger LOG = LoggerFactory.getLogger(SigningTrust.class);

    /**
     * @throws IOException when the trust file cannot be read
     */
    static SigningTrust of(Settings.Signing settings) throws IOException {
        if (settings.trustProfile() == Settings.TrustProfile.FILE) {
            return new SigningTrust(
                    TrustAnchors.fromPem(settings.trustFile())
                            .withIssuersFrom(settings.issuerHosts()),
                    Revocation.required());
        }
        TrustProfile government =
                TrustProfile.vietnameseGovernment(TrustAnchors.readPem(settings.trustFile()));
        if (!government.missing().isEmpty()) {
            LOG.warn("the trust file lacks {}", government.missing());
        }
        return new SigningTrust(
                government.anchors().withIssuersFrom(settings.issuerHosts()),
                government.revocation(Revocation.required()));
    }
}
