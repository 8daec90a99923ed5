package vn.dangvu.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class FileContentStoreTest {
    @TempDir Path root;
    private FileContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @Test
    void keepsBytesUnderTheirSha256() throws IOException {
        StoredContent stored = store.put(bytes("Nghị quyết"));
        assertThat(stored.size()).isEqualTo(14);
        assertThat(stored.id().sha256())
                .isEqualTo(sha256Of("Nghị quyết"))
                .isEqualTo(store.file(stored.id()).getFileName().toString());
        assertThat(store.file(stored.id())).hasContent("Nghị quyết");
        assertThat(store.verify(stored.id())).isTrue();
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        store.put(bytes("x"));
        store.put(bytes("x"));
        assertThat(filesBelow(root)).isEqualTo(1);
    }

    @Test
    @DisplayName("R46: a stream that breaks leaves nothing behind")
    void aBrokenStreamLeavesNothing() throws IOException {
        InputStream broken =
                new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int n = super.read(buffer, offset, length);
                        if (n < 0) {
                            throw new IOException("line lost");
                        }
                        return n;
                    }
                };
        assertThatThrownBy(() -> store.put(broken)).hasMessage("line lost");
        assertThat(filesBelow(root)).isZero();
    }

    @Test
    @DisplayName("R46: a flipped bit is noticed")
    void aFlippedBitIsNoticed() throws IOException {
        StoredContent stored = store.put(bytes("báo cáo"));
        byte[] changed = Files.readAllBytes(store.file(stored.id()));
        changed[0] ^= 1;
        Files.write(store.file(stored.id()), changed);
        assertThat(store.verify(stored.id())).isFalse();
    }

    @Test
    void filesAreForTheOwnerOnly() throws IOException {
        Path file = store.file(store.put(bytes("x")).id());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256Of(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
