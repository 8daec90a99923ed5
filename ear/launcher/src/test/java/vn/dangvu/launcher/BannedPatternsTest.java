package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no source of any module may hold, test sources aside. */
class BannedPatternsTest {

    /**
     * @param pattern over a whole file
     * @param because why, for whoever meets it
     * @param except files that may, each for a reason that stands there
     */
    private record Ban(Pattern pattern, String because, List<String> except) {

        static Ban of(String pattern, String because, String... except) {
            return new Ban(Pattern.compile(pattern), because, List.of(except));
        }

        @Override
        public String toString() {
            return pattern + " – " + because;
        }
    }

    private static Map<Path, String> sources;

    @BeforeAll
    static void readSources() throws Exception {
        sources = new TreeMap<>();
        Path root = Checkout.ofThisBuild().root();
        for (String module :
                List.of("signing", "search-index", "ejb-module", "web-module", "ear")) {
            try (Stream<Path> files = Files.walk(root.resolve(module))) {
                for (Path file : files.filter(BannedPatternsTest::isMainSource).toList()) {
                    sources.put(file, Files.readString(file));
                }
            }
        }
    }

    static Stream<Ban> bans() {
        return Stream.of(
                Ban.of("\\bObjectInputStream\\b", "no Java object of unknown origin is read (R68)"),
                Ban.of(
                        "\\b(DocumentBuilderFactory|SAXParserFactory|TransformerFactory|SchemaFactory)\\b",
                        "XML parsers reach out by default (R57)"),
                Ban.of(
                        "\\bXMLInputFactory\\b(?![\\s\\S]*IS_SUPPORTING_EXTERNAL_ENTITIES, false)",
                        "a parser of XML says that it takes no external entities (R57)"),
                Ban.of("\\.exec\\(\\s*\"", "a command line is a list of words, never one string"),
                Ban.of(
                        "implements\\s+X509TrustManager|\\bHostnameVerifier\\b",
                        "trust is decided by the JDK or by the signature judge"),
                Ban.of("getInstance\\(\"AES\"\\)", "AES alone means ECB"),
                Ban.of(
                        "\\.verifySignatures\\(",
                        "Bouncy Castle calls a message without signers verified (R42)"),
                Ban.of(
                        "getInstance\\(\\s*\"(MD5|SHA-?1)\"",
                        "no new digest is made by a broken algorithm",
                        // a name that the norm gives to an entry in the file
                        "ValidationData.java"),
                Ban.of(
                        "\\bnew Random\\(",
                        "codes and keys come from SecureRandom",
                        // the same names and numbers at each start of a demonstration
                        "DemonstrationPersons.java"),
                Ban.of("(?i)order by \"\\s*\\+", "no order comes from a request"),
                Ban.of(
                        "@PersistenceContext\\b",
                        "only one class names the unit, and its manager serves every thread",
                        "EntityManagerProducer.java"),
                Ban.of(
                        "com\\.itextpdf|com\\.lowagie",
                        "the licence of iText does not go with this project"));
    }

    @ParameterizedTest
    @MethodSource("bans")
    void noSourceHas(Ban ban) {
        List<Path> found =
                sources.entrySet().stream()
                        .filter(source -> ban.pattern().matcher(source.getValue()).find())
                        .map(Map.Entry::getKey)
                        .filter(file -> !ban.except().contains(file.getFileName().toString()))
                        .toList();

        assertThat(found).as(ban.because()).isEmpty();
    }

    @Test
    void theSourcesOfAllModulesAreRead() {
        assertThat(sources.keySet())
                .hasSizeGreaterThan(300)
                .anyMatch(file -> file.endsWith("Settings.java"))
                .anyMatch(file -> file.endsWith("PadesVerifier.java"))
                .anyMatch(file -> file.endsWith("WordRunReader.java"));
    }

    private static boolean isMainSource(Path file) {
        String path = file.toString();
        return path.contains("/src/main/") && path.endsWith(".java") && !path.contains("/target/");
    }
}
