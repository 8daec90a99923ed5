package vn.dangvu.signing.cli;

import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.Pkcs11Module;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.TokenException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: {@code java -jar dangvu-sign.jar COMMAND …}. */
public final class Main {

    private static final String USAGE =
            """
            dangvu-sign COMMAND [options] FILE|FOLDER...

              tokens  --library FILE                     PKCS#11 tokens: label, serial number, certificate
              sign    KEY [options] FILE|FOLDER...       sign PDFs
              stamp   KEY STAMP [options] FILE|FOLDER... a signature that shows the stamp
              verify  TRUST [--no-revocation] FILE|FOLDER...
              extend  TRUST --level LEVEL --tsa URL [--out FILE|FOLDER] FILE|FOLDER...

            KEY      --library FILE --token LABEL [--serial NO] [--cert PEM]
                     --pkcs12 FILE [--cert PEM]
                     PIN asked for, or --pin-file FILE, or --pin-env NAME
            STAMP    --number NO [--date YYYY-MM-DD]     number and date, with --text LINE for more
                     --arrival NO --organisation NAME [--date YYYY-MM-DD]
                              [--forwarded-to NAME] [--file-notation TEXT]
                     --copy "SAO Y" --organisation NAME
                     --attachment NO                     number of the document it belongs to
                     A document that allows no stamp goes into a cover sheet that has it.
            TRUST    --trust PEM [--profile vgca] [--issuers-from HOST[:PORT]] (again for more)
            options  --level B-B|B-T|B-LT|B-LTA  --tsa URL (again for fall-back)  TRUST from B-LT on
                     --algorithm RSA_SHA256|RSA_PSS_SHA256|ECDSA_SHA256|...
                     --field NAME  --reason TEXT  --location TEXT  --contact TEXT
                     --certify 1|2|3  --text LINE (again for more)  --size POINTS
                     --image PNG  --place page,left,top,width,height (millimetres)
                     --out FILE|FOLDER  --quiet
            A folder stands for the PDFs directly in it; several files want --out with a folder.
            --json   one JSON object a line on standard output

            Ends with
            """;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs one command and ends the JVM with its {@link ExitCode}. */
    public static void main(String[] words) {
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, err).run(List.of(words)).number);
    }

    ExitCode run(List<String> words) {
        try {
            if (words.isEmpty() || Set.of("help", "--help", "-h").contains(words.get(0))) {
                help(out);
                return words.isEmpty() ? ExitCode.USAGE : ExitCode.OK;
            }
            return command(words.get(0), words.subList(1, words.size()));
        } catch (Arguments.UsageException | IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("dangvu-sign help shows the commands");
            return ExitCode.USAGE;
        } catch (SigningException | IOException | UncheckedIOException e) {
            Failure failure = Failure.of(e);
            if (words.contains("--json")) {
                out.println(Json.of(new Failed(failure.reason(), failure.message())));
            } else {
                err.println(failure.reason() + ": " + failure.message());
            }
            return failure.code();
        }
    }

    /** A command that came to nothing, for no file in particular. */
    public record Failed(String error, String message) {}

    private ExitCode command(String command, List<String> words)
            throws IOException, SigningException, Arguments.UsageException {
        return switch (command) {
            case "tokens" -> tokens(Arguments.parse(words, List.of(Set.of("library"))));
            case "sign" ->
                    new SignCommand(
                                    Arguments.parse(
                                            words, List.of(SignCommand.OPTIONS, Trust.OPTIONS)),
                                    null,
                                    out,
                                    err)
                            .run();
            case "stamp" -> {
                Arguments arguments =
                        Arguments.parse(
                                words, List.of(SignCommand.OPTIONS, Trust.OPTIONS, Stamp.OPTIONS));
                yield new SignCommand(arguments, new Stamp(arguments), out, err).run();
            }
            case "verify" ->
                    new VerifyCommand(Arguments.parse(words, List.of(Trust.OPTIONS)), out, err)
                            .run();
            case "extend" ->
                    extend(
                            Arguments.parse(
                                    words, List.of(Set.of("level", "tsa", "out"), Trust.OPTIONS)));
            default -> throw new Arguments.UsageException("no command " + command);
        };
    }

    private ExitCode tokens(Arguments arguments) throws SigningException, Arguments.UsageException {
        Pkcs11Module module = Pkcs11Module.open(Path.of(arguments.require("library")));
        for (Pkcs11Module.PresentToken token : module.tokens()) {
            Listed listed = Listed.of(token, certificate(module, token));
            out.println(arguments.has("json") ? Json.of(listed) : listed.line());
        }
        return ExitCode.OK;
    }

    /**
     * A token in the list.
     *
     * @param pin PIN_COUNT_LOW, PIN_FINAL_TRY or PIN_LOCKED; null when the token does not complain
     * @param subject of its certificate; null, like the next, when it shows none without PIN
     * @param notAfter end of its validity
     */
    public record Listed(
            String label, String serialNumber, String pin, String subject, Instant notAfter) {

        static Listed of(Pkcs11Module.PresentToken token, X509Certificate certificate) {
            return new Listed(
                    token.label(),
                    token.serialNumber(),
                    token.pin() == null ? null : token.pin().name(),
                    certificate == null ? null : certificate.getSubjectX500Principal().getName(),
                    certificate == null ? null : certificate.getNotAfter().toInstant());
        }

        String line() {
            return label
                    + "  "
                    + serialNumber
                    + (pin == null ? "" : "  " + pin)
                    + (subject == null ? "" : "  " + subject + "  until " + notAfter);
        }
    }

    private static X509Certificate certificate(
            Pkcs11Module module, Pkcs11Module.PresentToken token) {
        try {
            return module.token(token.label(), token.serialNumber(), null)
                    .certificate()
                    .certificate();
        } catch (TokenException e) {
            return null;
        }
    }

    private ExitCode extend(Arguments arguments)
            throws IOException, SigningException, Arguments.UsageException {
        SignatureLevel level = Engine.level(arguments, SignatureLevel.B_LT);
        PadesSigner signer = Engine.signer(arguments, level, err);
        return new Batch(arguments, new Sources(arguments, "-extended"), out, err)
                .run((source, target) -> Batch.Done.of(signer.extend(source, level, target)));
    }

    private static void help(PrintStream out) {
        out.print(USAGE);
        for (ExitCode code : ExitCode.values()) {
            out.printf("%4d  %s%n", code.number, code.meaning);
        }
    }
}
