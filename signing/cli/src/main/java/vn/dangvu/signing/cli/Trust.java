package vn.dangvu.signing.cli;

import vn.dangvu.signing.Revocation;
import vn.dangvu.signing.TrustAnchors;
import vn.dangvu.signing.TrustProfile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whom a command line believes: {@code --trust} has the certificates, {@code --profile vgca} lets only
 * those of the Vietnamese government's authority count, {@code --issuers-from} has the hosts of
 * missing issuers, {@code --no-revocation} asks nobody.
 */
record Trust(TrustAnchors anchors, Revocation revocation) {

    static final Set<String> OPTIONS = Set.of("trust", "profile", "issuers-from");
    private static final String GOVERNMENT = "vgca";

    static Trust of(Arguments arguments, PrintStream err)
            throws IOException, Arguments.UsageException {
        Trust trust = named(arguments, err);
        if (arguments.has("no-revocation")) {
            return new Trust(
                    TrustAnchors.of(trust.anchors.anchors())
                            .withIntermediates(trust.anchors.intermediates()),
                    Revocation.notChecked());
        }
        try {
            return new Trust(
                    trust.anchors.withIssuersFrom(arguments.all("issuers-from")), trust.revocation);
        } catch (IllegalArgumentException e) {
            throw new Arguments.UsageException("--issuers-from wants HOST or HOST:PORT");
        }
    }

    private static Trust named(Arguments arguments, PrintStream err)
            throws IOException, Arguments.UsageException {
        String profile = arguments.get("profile");
        if (profile == null) {
            return new Trust(
                    arguments.has("trust")
                            ? TrustAnchors.fromPem(Path.of(arguments.get("trust")))
                            : TrustAnchors.of(List.of()),
                    Revocation.required());
        }
        if (!profile.equals(GOVERNMENT)) {
            throw new Arguments.UsageException("no profile " + profile + ", there is vgca");
        }
        List<X509Certificate> given = TrustAnchors.readPem(Path.of(arguments.require("trust")));
        TrustProfile government = TrustProfile.vietnameseGovernment(given);
        government.missing().forEach(name -> err.println("not in --trust: " + name));
        return new Trust(government.anchors(), government.revocation(Revocation.required()));
    }
}
