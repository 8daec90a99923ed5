package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Web applications of one file, so that these tests need no other module. */
final class TestWar {

    private TestWar() {}

    /** Answers {@code /health/ready} as the real one does. */
    static Path healthy(Path folder) throws IOException {
        return war(folder.resolve("healthy.war"), "health/ready", "ready");
    }

    /** Names a listener that is not there, so that its deployment fails. */
    static Path undeployable(Path folder) throws IOException {
        return war(
                folder.resolve("undeployable.war"),
                "WEB-INF/web.xml",
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <listener><listener-class>no.such.Listener</listener-class></listener>
                </web-app>
                """);
    }

    private static Path war(Path file, String entry, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
