package vn.dangvu.signing.cli;

import vn.dangvu.signing.Pkcs11Module;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SignedPdf;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.TimestampException;
import vn.dangvu.signing.TokenException;
import vn.dangvu.signing.UnsignableDocumentException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: {@code java -jar dangvu-sign.jar COMMAND …}. */
public final class Main {

    private static final String USAGE =
            """
            dangvu-sign COMMAND [options] FILE...

              tokens  --library FILE                     labels of the PKCS#11 tokens
              sign    KEY [options] FILE|FOLDER...       sign PDFs
              stamp   KEY --number NO [--date TIME] [options] FILE|FOLDER...
                                                         number and date as a signed stamp
              verify  [--trust PEM] [--no-revocation] FILE...
              extend  --level LEVEL --tsa URL --trust PEM [--out FILE] FILE

            KEY      --library FILE --token LABEL [--serial NO] [--cert PEM]
                     --pkcs12 FILE [--cert PEM]
                     PIN asked for, or --pin-file FILE, or --pin-env NAME
            options  --level B-B|B-T|B-LT|B-LTA  --tsa URL (again for fall-back)  --trust PEM
                     --algorithm RSA_SHA256|RSA_PSS_SHA256|ECDSA_SHA256|...
                     --field NAME  --reason TEXT  --location TEXT  --contact TEXT
                     --certify 1|2|3  --text LINE (again for more)  --size POINTS
                     --image PNG  --place page,left,top,width,height (millimetres)
                     --out FILE|FOLDER  --quiet
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
        } catch (TokenException e) {
            err.println(e.reason() + ": " + e.getMessage());
            return ExitCode.TOKEN;
        } catch (UnsignableDocumentException e) {
            err.println(e.reason() + ": " + e.getMessage());
            return ExitCode.REFUSED;
        } catch (TimestampException e) {
            err.println(e.getMessage());
            return ExitCode.TIMESTAMP;
        } catch (SigningException | IOException | UncheckedIOException e) {
            err.println(e);
            return ExitCode.FILE;
        }
    }

    private ExitCode command(String command, List<String> words)
            throws IOException, SigningException, Arguments.UsageException {
        return switch (command) {
            case "tokens" -> tokens(Arguments.parse(words, Set.of("library")));
            case "sign", "stamp" ->
                    new SignCommand(
                                    Arguments.parse(words, SignCommand.OPTIONS),
                                    command.equals("stamp"),
                                    out,
                                    err)
                            .run();
            case "verify" ->
                    new VerifyCommand(Arguments.parse(words, VerifyCommand.OPTIONS), out).run();
            case "extend" -> extend(Arguments.parse(words, Set.of("level", "tsa", "trust", "out")));
            default -> throw new Arguments.UsageException("no command " + command);
        };
    }

    private ExitCode tokens(Arguments arguments) throws SigningException, Arguments.UsageException {
        Pkcs11Module module = Pkcs11Module.open(Path.of(arguments.require("library")));
        for (Pkcs11Module.PresentToken token : module.tokens()) {
            String label = token.label();
            String subject = subject(module, label);
            if (arguments.has("json")) {
                out.println(Json.of(new Listed(label, subject)));
            } else {
                out.println(label + (subject == null ? "" : "  " + subject));
            }
        }
        return ExitCode.OK;
    }

    /**
     * A token in the list.
     *
     * @param subject of its certificate; null when it shows none without PIN
     */
    public record Listed(String label, String subject) {}

    private static String subject(Pkcs11Module module, String label) {
        try {
            return module.token(label, null)
                    .certificate()
                    .certificate()
                    .getSubjectX500Principal()
                    .getName();
        } catch (TokenException e) {
            return null;
        }
    }

    private ExitCode extend(Arguments arguments)
            throws IOException, SigningException, Arguments.UsageException {
        SignatureLevel level = Engine.level(arguments, SignatureLevel.B_LT);
        Path source = Path.of(arguments.files().get(0));
        Path target =
                Path.of(
                        arguments.get(
                                "out",
                                source.toString().replaceFirst("(?i)\\.pdf$", "")
                                        + "-extended.pdf"));
        SignedPdf extended = Engine.signer(arguments, level).extend(source, level, target);
        out.println(
                arguments.has("json")
                        ? Json.of(extended)
                        : source + " -> " + target + " (" + extended.level() + ")");
        return ExitCode.OK;
    }

    private static void help(PrintStream out) {
        out.print(USAGE);
        for (ExitCode code : ExitCode.values()) {
            out.printf("%4d  %s%n", code.number, code.meaning);
        }
    }
}
