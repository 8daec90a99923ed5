package vn.dangvu.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * What the user typed after {@code ./run}.
 *
 * @param help only the help is wanted
 * @param options how to start
 */
record CommandLine(boolean help, StackOptions options) {

    static final String HELP =
            """
            ./run            builds what is missing and starts everything on this machine
              --port N       port of the application, 8080 by default
              --data DIR     folder for everything that is kept, .data by default
              --fresh        starts over: deletes what the data folder has
              --pkcs12       keys in PKCS#12 files even where SoftHSM2 is installed
              --ear          the EAR in a whole Payara Server (170 MB more to download) instead of
                             the WAR in Payara Micro
              --smoke        drives the main job over HTTP on free ports with fresh data, then stops
              --help         this text
            Ctrl-C stops everything.""";

    static CommandLine parse(String[] arguments) throws StartFailure {
        Path data = Checkout.ofThisBuild().root().resolve(".data");
        int port = StackOptions.USUAL_PORT;
        boolean fresh = false;
        boolean help = false;
        StackOptions.Tokens tokens = StackOptions.Tokens.INSTALL_SOFTHSM;
        StackOptions.Server server = StackOptions.Server.MICRO;
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--port" -> port = port(value(word, words));
                case "--data" -> data = Path.of(value(word, words)).toAbsolutePath();
                case "--fresh" -> fresh = true;
                case "--pkcs12" -> tokens = StackOptions.Tokens.PKCS12;
                case "--ear" -> server = StackOptions.Server.WHOLE;
                case "--smoke" -> {}
                case "--help", "-h" -> help = true;
                default ->
                        throw new StartFailure(
                                "%s is not an option; ./run --help lists them.".formatted(word));
            }
        }
        return new CommandLine(
                help,
                new StackOptions(
                        data,
                        port,
                        fresh,
                        server,
                        tokens,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Map.of()));
    }

    private static String value(String word, Iterator<String> words) throws StartFailure {
        if (!words.hasNext()) {
            throw new StartFailure(word + " needs a value; ./run --help shows how.");
        }
        return words.next();
    }

    private static int port(String text) throws StartFailure {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_530) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same sentence as for a number out of range
        }
        throw new StartFailure("--port needs a number from 1 to 65530, not " + text + ".");
    }
}
