package vn.dangvu.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MessagesTest {
    private static final Pattern CODE =
            Pattern.compile("Refusal\\.[A-Z_]+,\\s*\"([a-z-]+\\.[a-z-]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("new NotFound\\(\"([a-z-]+)\"\\)");

    private final Messages messages = new Messages();

    @Test
    void everyCodeOfTheDomainHasASentence() throws IOException {
        assertThat(bundle("").stringPropertyNames())
                .containsAll(
                        codes().stream()
                                .map(code -> "error." + code)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void errorsAreSaidInBothLanguages() throws IOException {
        assertThat(errors(bundle("_en"))).isEqualTo(errors(bundle("")));
    }

    @Test
    void vietnameseIsWrittenComposed() throws IOException {
        bundle("")
                .forEach(
                        (key, text) ->
                                assertThat(
                                                Normalizer.isNormalized(
                                                        text.toString(), Normalizer.Form.NFC))
                                        .as(key.toString())
                                        .isTrue());
    }

    @Test
    void factsStandInTheSentenceAsPeopleReadThem() {
        assertThat(
                        messages.error(
                                "account.sign-in-throttled",
                                Map.of("retryAfterSeconds", 312L),
                                Messages.VIETNAMESE))
                .contains("5 phút");
        assertThat(
                        messages.error(
                                "upload.too-large",
                                Map.of("limit", 50L << 20),
                                Messages.VIETNAMESE))
                .contains("(50 MB)");
    }

    @Test
    void aFactIsTextAndNeverAPattern() {
        String text =
                messages.error(
                        "file.not-pdf", Map.of("file", "$1 {limit} <b>.pdf"), Messages.VIETNAMESE);
        assertThat(text).contains("$1 {limit} <b>.pdf");
    }

    @Test
    void anUnknownCodeStillSaysSomething() {
        assertThat(messages.of(new DomainException(Refusal.INVALID, "thing.odd")))
                .contains("thing.odd")
                .contains("Xem lại");
    }

    @Test
    void englishIsGivenOnlyToThoseWhoAsk() {
        assertThat(messages.error("request.sign-in", Map.of(), Locale.US)).contains("Sign in");
        assertThat(messages.error("request.sign-in", Map.of(), Locale.FRANCE))
                .contains("đăng nhập");
    }

    @Test
    void timesAreThoseOfVietnam() {
        assertThat(Times.minute(Instant.parse("2026-11-23T08:04:00Z")))
                .isEqualTo("23/11/2026 15:04");
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../ejb-module/src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher code = CODE.matcher(source);
                while (code.find()) {
                    codes.add(code.group(1));
                }
                Matcher absent = NOT_FOUND.matcher(source);
                while (absent.find()) {
                    codes.add(absent.group(1) + ".not-found");
                }
            }
        }
        assertThat(codes).as("the sources were read").hasSizeGreaterThan(20);
        return codes;
    }

    private static Set<String> errors(Properties bundle) {
        return bundle.stringPropertyNames().stream()
                .filter(key -> key.startsWith("error."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (InputStream in =
                        MessagesTest.class.getResourceAsStream(
                                "/vn/dangvu/web/messages" + language + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
