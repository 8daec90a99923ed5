package vn.dangvu.signing.cli;

import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Pkcs11Module;
import vn.dangvu.signing.Pkcs12Token;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.SigningToken;
import vn.dangvu.signing.TimestampClient;
import vn.dangvu.signing.TrustAnchors;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes the parts of the engine that a command line asks for. */
final class Engine {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private Engine() {}

    static SigningToken token(Arguments arguments, Pin pin)
            throws SigningException, IOException, Arguments.UsageException {
        SigningCertificate certificate = certificate(arguments.get("cert"));
        String file = arguments.get("pkcs12");
        if (file != null) {
            Path path = Path.of(file);
            String label = String.valueOf(path.getFileName());
            return certificate == null
                    ? Pkcs12Token.open(label, path, pin)
                    : new Pkcs12Token(label, path, certificate);
        }
        return Pkcs11Module.open(Path.of(arguments.require("library")))
                .token(arguments.require("token"), arguments.get("serial"), certificate);
    }

    private static SigningCertificate certificate(String pem) throws IOException {
        if (pem == null) {
            return null;
        }
        List<X509Certificate> chain = TrustAnchors.readPem(Path.of(pem));
        if (chain.isEmpty()) {
            throw new IOException("no certificate in " + pem);
        }
        return new SigningCertificate(chain.get(0), chain);
    }

    static PadesSigner signer(Arguments arguments, SignatureLevel level, PrintStream err)
            throws IOException, Arguments.UsageException {
        TimestampClient timestamps = null;
        if (level.reaches(SignatureLevel.B_T)) {
            arguments.require("tsa");
            timestamps =
                    new TimestampClient(
                            arguments.all("tsa").stream().map(URI::create).toList(), TIMEOUT);
        }
        if (!level.reaches(SignatureLevel.B_LT)) {
            return new PadesSigner(Clock.systemUTC(), timestamps);
        }
        arguments.require("trust");
        Trust trust = Trust.of(arguments, err);
        return new PadesSigner(Clock.systemUTC(), timestamps, trust.anchors(), trust.revocation());
    }

    static SignatureLevel level(Arguments arguments, SignatureLevel otherwise)
            throws Arguments.UsageException {
        String level = arguments.get("level");
        if (level == null) {
            return otherwise;
        }
        for (SignatureLevel known : SignatureLevel.values()) {
            if (known.name().replace('_', '-').equalsIgnoreCase(level.replace('_', '-'))) {
                return known;
            }
        }
        throw new Arguments.UsageException("no level " + level);
    }
}
