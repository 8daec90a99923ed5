package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.Transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A source is read once, however large it is and whatever happens to it afterwards. */
class DraftTest {

    private static final int LARGE = PdfBytes.MOST_IN_MEMORY + 12_345;
    @TempDir Path folder;

    private Path source(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(folder.resolve("source"), bytes);
    }

    private FileChannel target() throws IOException {
        return FileChannel.open(
                folder.resolve("target"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    @Test
    void writesAndDigestsTheBytesThatWereRead() throws Exception {
        for (int length : new int[] {1, 100_000, LARGE}) {
            Path source = source(length);
            byte[] read = Files.readAllBytes(source);
            byte[] revision = {1, 2, 3, 4};
            Files.deleteIfExists(folder.resolve("target"));
            try (FileChannel out = target()) {
                Draft draft = Draft.read(source, out, "SHA-512");
                Files.write(source, new byte[length]);
                SharedDigest digest = draft.digest(revision, 2);
                draft.append(revision);
                byte[] written = Files.readAllBytes(folder.resolve("target"));
                assertThat(written).startsWith(read).endsWith(revision).hasSize(length + 4);
                assertThat(digest.file(revision, 2, 2)).isEqualTo(Certificates.sha256(written));
                assertThat(digest.document(revision, 2, 2))
                        .isEqualTo(SharedDigest.digest("SHA-512").digest(written));
            }
        }
    }

    @Test
    void digestsPartsOfALargeFileInAnyOrder() throws Exception {
        Path source = source(LARGE);
        byte[] all = Files.readAllBytes(source);
        try (PdfBytes bytes = PdfBytes.open(source)) {
            DocumentDigests digests = new DocumentDigests(bytes);
            for (int hole : new int[] {LARGE - 10, 5000, LARGE - 100}) {
                ByteRange range = new ByteRange(0, hole, hole + 4, LARGE - hole - 4);
                var expected = SharedDigest.digest("SHA-384");
                expected.update(all, 0, hole);
                expected.update(all, hole + 4, LARGE - hole - 4);
                assertThat(digests.of("SHA-384", range)).isEqualTo(expected.digest());
            }
            assertThat(digests.ofFile()).isEqualTo(Certificates.sha256(all));
            assertThat(digests.of("none", new ByteRange(0, 1, 2, 3))).isNull();
        }
    }

    @Test
    void saysWhenAFileEndsEarly() throws Exception {
        try (FileChannel in = FileChannel.open(source(LARGE), StandardOpenOption.READ)) {
            for (long count : new long[] {100, LARGE}) {
                assertThatThrownBy(
                                () ->
                                        Transfer.copy(
                                                in, LARGE - 99, count, null, (b, from, n) -> {}))
                        .isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void handsOnAFailureOfTheDigest() throws Exception {
        try (FileChannel in = FileChannel.open(source(LARGE), StandardOpenOption.READ)) {
            assertThatThrownBy(
                            () ->
                                    Transfer.copy(
                                            in,
                                            0,
                                            LARGE,
                                            null,
                                            (bytes, from, count) -> {
                                                throw new IllegalStateException("no digest");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
