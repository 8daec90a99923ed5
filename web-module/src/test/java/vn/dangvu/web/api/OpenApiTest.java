package vn.dangvu.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class OpenApiTest {
    private static final Pattern PATH = Pattern.compile("^  (/\\S*):$");
    private static final Pattern METHOD =
            Pattern.compile("^    (get|head|post|put|patch|delete):$");
    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/(\\w+)");
    private static final Pattern SCHEMA = Pattern.compile("(?m)^    (\\w+):");

    @Test
    void theDescriptionNamesEveryResourceAndNothingElse() throws Exception {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(annotated());
    }

    @Test
    void everySchemaReferredToIsThere() throws Exception {
        String yaml = yaml();
        String schemas = yaml.substring(yaml.indexOf("\n  schemas:"));
        List<String> known = SCHEMA.matcher(schemas).results().map(m -> m.group(1)).toList();

        assertThat(REFERENCE.matcher(yaml).results().map(m -> m.group(1)).distinct())
                .isNotEmpty()
                .allMatch(known::contains);
    }

    /** R36: no request names what a key is to sign, only documents that lie here. */
    @Test
    void noRequestCarriesADigestToSign() throws Exception {
        String yaml = yaml();
        Pattern request = Pattern.compile("requestBody:(?s:.*?)schemas/(\\w+)");
        List<String> bodies = request.matcher(yaml).results().map(m -> m.group(1)).toList();
        assertThat(bodies).contains("PinEntry", "SigningRound");
        for (String body : bodies) {
            String schema = yaml.substring(yaml.indexOf("\n    " + body + ":"));
            assertThat(schema.substring(0, schema.indexOf("\n    ", 5)))
                    .as(body)
                    .doesNotContainIgnoringCase("digest")
                    .doesNotContainIgnoringCase("hash")
                    .doesNotContainIgnoringCase("attributes")
                    .doesNotContainIgnoringCase("toBeSigned");
        }
    }

    private static Set<String> described() throws IOException {
        Set<String> operations = new TreeSet<>();
        String path = null;
        for (String line : yaml().lines().toList()) {
            Matcher newPath = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (newPath.matches()) {
                path = newPath.group(1);
            } else if (path != null && method.matches()) {
                operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }

    private static Set<String> annotated() throws Exception {
        Set<String> operations = new TreeSet<>();
        for (Class<?> type : resources()) {
            for (Method method : type.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        operations.add(http.value() + " " + path(type, method));
                    }
                }
            }
        }
        return operations;
    }

    private static String path(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        return "/"
                + type.getAnnotation(Path.class).value()
                + (own == null ? "" : "/" + own.value());
    }

    private static List<Class<?>> resources() throws Exception {
        URI home = ApiApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        List<Class<?>> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files =
                Files.list(java.nio.file.Path.of(home).resolve("vn/dangvu/web/api"))) {
            for (java.nio.file.Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.class$", "");
                Class<?> type = unstarted(ApiApplication.class.getPackageName() + "." + name);
                if (type.isAnnotationPresent(Path.class)) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    /** Not initialised: some need what only the server has. */
    private static Class<?> unstarted(String name) throws ClassNotFoundException {
        return Class.forName(name, false, OpenApiTest.class.getClassLoader());
    }

    private static String yaml() throws IOException {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
