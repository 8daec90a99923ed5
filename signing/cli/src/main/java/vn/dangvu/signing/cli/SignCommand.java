package vn.dangvu.signing.cli;

import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.Certification;
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
import vn.dangvu.signing.TimestampException;
import vn.dangvu.signing.TokenException;
import vn.dangvu.signing.UnsignableDocumentException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code sign} and {@code stamp}: one file, or many with one reading of the PIN. */
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
                    "trust",
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
                    "out",
                    "number",
                    "date");

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Arguments arguments;
    private final boolean stamp;
    private final PrintStream out;
    private final PrintStream err;

    SignCommand(Arguments arguments, boolean stamp, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.stamp = stamp;
        this.out = out;
        this.err = err;
    }

    ExitCode run() throws IOException, Arguments.UsageException, SigningException {
        List<Path> sources = sources();
        SignatureLevel level =
                Engine.level(
                        arguments, arguments.has("tsa") ? SignatureLevel.B_T : SignatureLevel.B_B);
        PadesSigner signer = Engine.signer(arguments, level);
        ExitCode worst = ExitCode.OK;
        try (Pin pin = Pins.read(arguments)) {
            SigningToken token = Engine.token(arguments, pin);
            SignatureRequest request = request(token, level);
            Progress progress = new Progress(err, sources.size(), !arguments.has("quiet"));
            for (Path source : sources) {
                ExitCode one = sign(signer, token, pin, request, source);
                worst = worst.worse(one);
                progress.step();
                if (one == ExitCode.TOKEN) {
                    // the next wrong PIN could lock the token
                    return worst;
                }
            }
        }
        return worst;
    }

    /** Files as named; a folder stands for the PDFs directly in it. */
    private List<Path> sources() throws IOException, Arguments.UsageException {
        List<Path> sources = new ArrayList<>();
        for (String name : arguments.files()) {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                try (var found = Files.list(path)) {
                    found.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                            .sorted()
                            .forEach(sources::add);
                }
            } else {
                sources.add(path);
            }
        }
        if (sources.size() > 1 && !arguments.has("out")) {
            throw new Arguments.UsageException("several files want --out with a folder");
        }
        return sources;
    }

    private Path target(Path source) throws IOException {
        String given = arguments.get("out");
        String name = String.valueOf(source.getFileName());
        if (given == null) {
            return source.resolveSibling(name.replaceFirst("(?i)\\.pdf$", "") + "-signed.pdf");
        }
        Path place = Path.of(given);
        if (given.endsWith("/") || Files.isDirectory(place) || !given.endsWith(".pdf")) {
            Files.createDirectories(place);
            return place.resolve(name);
        }
        return place;
    }

    private ExitCode sign(
            PadesSigner signer,
            SigningToken token,
            Pin pin,
            SignatureRequest request,
            Path source) {
        try {
            Path target = target(source);
            if (Files.exists(target) && Files.isSameFile(source, target)) {
                return failed(source, ExitCode.FILE, "SAME_FILE", "source and target are one file");
            }
            SignedPdf signed = signer.sign(source, request, token, pin, target);
            if (arguments.has("json")) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("source", source);
                answer.put("signed", signed);
                out.println(Json.of(answer));
            } else {
                out.println(source + " -> " + target + " (" + signed.level() + ")");
            }
            return ExitCode.OK;
        } catch (UnsignableDocumentException e) {
            return failed(source, ExitCode.REFUSED, e.reason().name(), e.getMessage());
        } catch (TokenException e) {
            return failed(source, ExitCode.TOKEN, e.reason().name(), e.getMessage());
        } catch (TimestampException e) {
            return failed(source, ExitCode.TIMESTAMP, "TIMESTAMP", e.getMessage());
        } catch (SigningException | IOException e) {
            return failed(source, ExitCode.FILE, "FILE", String.valueOf(e.getMessage()));
        }
    }

    private ExitCode failed(Path source, ExitCode code, String reason, String message) {
        if (arguments.has("json")) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("source", source);
            answer.put("error", reason);
            answer.put("message", message);
            out.println(Json.of(answer));
        } else {
            err.println(source + ": " + reason + ": " + message);
        }
        return code;
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
        List<String> lines = new ArrayList<>(arguments.all("text"));
        if (stamp) {
            lines.add(0, "Số: " + arguments.require("number"));
            lines.add(
                    1,
                    "Thời gian ký: "
                            + arguments.get(
                                    "date",
                                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                            Clock.systemUTC()
                                                    .instant()
                                                    .truncatedTo(ChronoUnit.SECONDS)
                                                    .atZone(VIETNAM))));
        }
        String image = arguments.get("image");
        if (lines.isEmpty() && image == null) {
            return null;
        }
        double size = Double.parseDouble(arguments.get("size", "10"));
        return new Appearance(
                placement(),
                image == null ? null : new Appearance.Image(Files.readAllBytes(Path.of(image))),
                lines.isEmpty() ? 1 : 0.34,
                lines.isEmpty() ? null : new TextBlock(lines, size, 0));
    }

    private Placement placement() throws Arguments.UsageException {
        String place = arguments.get("place");
        if (place == null) {
            return Placement.topRight();
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
