package vn.dangvu.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The unpacked distribution: where the build put it, else taken from the local Maven repository. */
final class ElasticsearchHome {

    private static final String VERSION = "8.19.21";

    private ElasticsearchHome() {}

    static Path find() throws IOException {
        String told = System.getProperty("dangvu.test.elasticsearch.home");
        Path home =
                Path.of(told == null ? "target/elasticsearch-" + VERSION : told).toAbsolutePath();
        if (!Files.isDirectory(home)) {
            unzip(
                    Path.of(
                            System.getProperty("user.home"),
                            ".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch",
                            VERSION,
                            "elasticsearch-" + VERSION + ".zip"),
                    home.getParent());
        }
        return home;
    }

    static Path plugin() {
        String told = System.getProperty("dangvu.test.elasticsearch.plugin");
        return Path.of(told == null ? "plugin/target/dangvu-analysis-plugin.zip" : told)
                .toAbsolutePath();
    }

    private static void unzip(Path zip, Path into) throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw new IOException("no Elasticsearch; './run' or './test' downloads it: " + zip);
        }
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                Path target = into.resolve(e.getName()).normalize();
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                    boolean command = e.getName().contains("/bin/");
                    if (command && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make executable: " + target);
                    }
                }
            }
        }
    }
}
