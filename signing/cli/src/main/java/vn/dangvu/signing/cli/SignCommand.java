package vn.dangvu.signing.cli;

import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.Certification;
import vn.dangvu.signing.CoverSheet;
import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.SignatureAlgorithm;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SignatureRequest;
import vn.dangvu.signing.SignedPdf;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.SigningToken;
import vn.dangvu.signing.TextBlock;
import vn.dangvu.signing.TokenLogin;
import vn.dangvu.signing.UnsignableDocumentException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code sign} and {@code stamp}: one file, or many with one login. */
final class SignCommand {

    static final Set<String> OPTIONS =
            Set.of(
                    "library",
                    "token",
                    "serial",
                    "pkcs12",
                    "cert",
                    "pin-file",
                    "pin-env",
                    "level",
                    "tsa",
                    "algorithm",
                    "field",
                    "reason",
                    "location",
                    "contact",
                    "certify",
                    "text",
                    "size",
                    "image",
                    "place",
                    "out");

    private final Arguments arguments;
    private final Stamp stamp;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param stamp that the signature shows; null for one that shows what the options say, or nothing
     */
    SignCommand(Arguments arguments, Stamp stamp, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.stamp = stamp;
        this.out = out;
        this.err = err;
    }

    ExitCode run() throws IOException, Arguments.UsageException, SigningException {
        Sources sources = new Sources(arguments, stamp == null ? "-signed" : "-stamped");
        SignatureLevel level =
                Engine.level(
                        arguments, arguments.has("tsa") ? SignatureLevel.B_T : SignatureLevel.B_B);
        PadesSigner signer = Engine.signer(arguments, level, err);
        try (Pin pin = Pins.read(arguments)) {
            SigningToken token = Engine.token(arguments, pin);
            SignatureRequest request = request(token, level);
            try (TokenLogin login = token.login(pin)) {
                return new Batch(arguments, sources, out, err)
                        .run(
                                (source, target) ->
                                        one(
                                                source,
                                                target,
                                                (from, to) ->
                                                        signer.sign(from, request, login, to)));
            }
        }
    }

    private interface Signature {
        SignedPdf make(Path from, Path to) throws SigningException;
    }

    private Batch.Done one(Path source, Path target, Signature signature)
            throws SigningException, IOException {
        try {
            return Batch.Done.of(signature.make(source, target));
        } catch (UnsignableDocumentException refused) {
            if (stamp == null || !CoverSheet.helps(refused)) {
                throw refused;
            }
            return onCoverSheet(source, target, refused, signature);
        }
    }

    private static Batch.Done onCoverSheet(
            Path source, Path target, UnsignableDocumentException refused, Signature signature)
            throws SigningException, IOException {
        Path sheet =
                Files.createTempFile(target.toAbsolutePath().getParent(), ".cover-sheet", ".pdf");
        try {
            Stamp.coverSheet(refused).write(source, String.valueOf(source.getFileName()), sheet);
            return new Batch.Done(signature.make(sheet, target), refused.reason());
        } finally {
            Files.deleteIfExists(sheet);
        }
    }

    private SignatureRequest request(SigningToken token, SignatureLevel level)
            throws SigningException, IOException, Arguments.UsageException {
        SignatureRequest request =
                SignatureRequest.of(token.certificate(), level)
                        .withField(arguments.get("field"))
                        .withReason(arguments.get("reason"))
                        .withLocation(arguments.get("location"))
                        .withContact(arguments.get("contact"))
                        .withAppearance(appearance());
        try {
            if (arguments.has("algorithm")) {
                request =
                        request.withAlgorithm(
                                SignatureAlgorithm.valueOf(arguments.get("algorithm")));
            }
            if (arguments.has("certify")) {
                request = request.withCertification(certification(arguments.get("certify")));
            }
        } catch (IllegalArgumentException e) {
            throw new Arguments.UsageException("--algorithm or --certify: " + e.getMessage());
        }
        return request;
    }

    private static Certification certification(String permission) {
        for (Certification certification : Certification.values()) {
            if (Integer.toString(certification.permission()).equals(permission)) {
                return certification;
            }
        }
        throw new IllegalArgumentException(permission);
    }

    private Appearance appearance() throws IOException, Arguments.UsageException {
        if (stamp != null) {
            return stamp.appearance(placement());
        }
        List<String> lines = arguments.all("text");
        String image = arguments.get("image");
        if (lines.isEmpty() && image == null) {
            return null;
        }
        double size = Double.parseDouble(arguments.get("size", "10"));
        Placement place = placement();
        return new Appearance(
                place == null ? Placement.topRight() : place,
                image == null ? null : new Appearance.Image(Files.readAllBytes(Path.of(image))),
                lines.isEmpty() ? 1 : 0.34,
                lines.isEmpty() ? null : new TextBlock(lines, size, 0));
    }

    /** Null when none is wished. */
    private Placement placement() throws Arguments.UsageException {
        String place = arguments.get("place");
        if (place == null) {
            return null;
        }
        try {
            List<Double> numbers = new ArrayList<>();
            for (String number : place.split(",", -1)) {
                numbers.add(Double.valueOf(number.strip()));
            }
            return new Placement(
                    numbers.get(0).intValue(),
                    numbers.get(1),
                    numbers.get(2),
                    numbers.get(3),
                    numbers.get(4));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Arguments.UsageException(
                    "--place wants page,left,top,width,height in millimetres");
        }
    }
}
