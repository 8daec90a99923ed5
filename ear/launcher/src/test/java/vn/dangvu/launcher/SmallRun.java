package vn.dangvu.launcher;

import java.nio.file.Path;

/** The whole start with a web application of one file, as a program of its own. */
final class SmallRun {

    private SmallRun() {}

    /**
     * @param arguments an empty folder
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        StackOptions options =
                StackOptions.forTest(folder.resolve("data"))
                        .withSigners(Path.of(SmallRun.class.getResource("signers-3.tsv").toURI()))
                        .withTokens(StackOptions.Tokens.PKCS12)
                        .withArchive(TestWar.healthy(folder));
        System.exit(Launcher.run(options, new Progress(System.out)));
    }
}
