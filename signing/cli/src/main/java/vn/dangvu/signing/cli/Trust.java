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
 * those of the Vietnamese government's authority count, {@code --no-revocation} asks nobody.
 */
record Trust(TrustAnchors anchors, Revocation revocation) {

    static final Set<String> OPTIONS = Set.of("trust", "profile");
    private static final String GOVERNMENT = "vgca";

    static Trust of(Arguments arguments, PrintStream err)
            throws IOException, Arguments.UsageException {
        Revocation revocation =
                arguments.has("no-revocation") ? Revocation.notChecked() : Revocation.required();
        String profile = arguments.get("profile");
        if (profile == null) {
            return new Trust(
                    arguments.has("trust")
                            ? TrustAnchors.fromPem(Path.of(arguments.get("trust")))
                            : TrustAnchors.of(List.of()),
                    revocation);
        }
        if (!profile.equals(GOVERNMENT)) {
            throw new Arguments.UsageException("no profile " + profile + ", there is vgca");
        }
        List<X509Certificate> given = TrustAnchors.readPem(Path.of(arguments.require("trust")));
        TrustProfile government = TrustProfile.vietnameseGovernment(given);
        government.missing().forEach(name -> err.println("not in --trust: " + name));
        return new Trust(government.anchors(), government.revocation(revocation));
    }
}
