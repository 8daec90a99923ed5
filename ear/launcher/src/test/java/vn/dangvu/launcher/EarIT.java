package vn.dangvu.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The EAR for Payara Server, made from the same modules as the WAR. */
class EarIT {

    private Path ear;

    @BeforeEach
    void findEar() throws StartFailure {
        ear = Checkout.ofThisBuild().root().resolve("ear/target/dangvu.ear");
        if (!Files.exists(ear)) {
            System.out.println(
                    "Skipped: " + ear + " is not built (it is in a build of everything)");
        }
        assumeTrue(Files.exists(ear), "the EAR is not built");
    }

    @Test
    void theDomainIsAModuleAndTheLibrariesAreSharedOnce() throws Exception {
        List<String> names = entries();

        assertThat(names)
                .anyMatch(name -> name.matches("[^/]*dangvu-ejb[^/]*\\.jar"))
                .anyMatch(name -> name.matches("[^/]*\\.war"))
                .anyMatch(name -> name.matches("lib/[^/]*dangvu-signing[^/]*\\.jar"))
                .anyMatch(name -> name.matches("lib/[^/]*dangvu-search-index[^/]*\\.jar"))
                .anyMatch(name -> name.matches("lib/[^/]*bcprov[^/]*\\.jar"))
                .noneMatch(name -> name.matches("lib/[^/]*dangvu-ejb[^/]*\\.jar"));
        assertThat(librariesOfTheWar()).noneMatch(name -> name.contains("dangvu-"));
    }

    @Test
    void tikaElasticsearchServerAndTheLauncherStayOut() throws Exception {
        assertThat(entries())
                .noneMatch(name -> name.contains("tika"))
                .noneMatch(name -> name.matches("lib/elasticsearch-\\d.*"))
                .noneMatch(name -> name.contains("dangvu-launcher"))
                .noneMatch(name -> name.contains("dangvu-pki"));
    }

    @Test
    void theApplicationIsAtTheRoot() throws Exception {
        try (ZipFile zip = new ZipFile(ear.toFile())) {
            ZipEntry descriptor = zip.getEntry("META-INF/application.xml");
            String xml =
                    new String(
                            zip.getInputStream(descriptor).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(xml)
                    .contains("<context-root>/</context-root>")
                    .contains("<library-directory>lib</library-directory>");
        }
    }

    private List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(ear.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private List<String> librariesOfTheWar() throws IOException {
        try (ZipFile zip = new ZipFile(ear.toFile())) {
            ZipEntry war =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".war"))
                            .map(ZipEntry.class::cast)
                            .findFirst()
                            .orElseThrow();
            try (InputStream in = zip.getInputStream(war);
                    ZipInputStream inner = new ZipInputStream(in)) {
                List<String> names = new ArrayList<>();
                for (ZipEntry e = inner.getNextEntry(); e != null; e = inner.getNextEntry()) {
                    names.add(e.getName());
                }
                return names.stream().filter(name -> name.startsWith("WEB-INF/lib/")).toList();
            }
        }
    }
}
