package vn.dangvu.content;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.platform.Settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Files under their SHA-256 in {@code objects/ab/cd/<sha256>}. When {@link #put} returns, the bytes
 * survive a power cut: file, folder and every newly made parent have been forced to disk.
 *
 * <p>Safe for concurrent use; the same bytes put twice are kept once.
 */
@ApplicationScoped
public class FileContentStore {
    private static final int BUFFER = 1 << 16;

    @Inject Settings settings;
    private Path objects;
    private Path staging;

    public FileContentStore() {}

    /** @param root an existing folder on one file system */
    FileContentStore(Path root) throws IOException {
        open(root);
    }

    @PostConstruct
    void open() {
        try {
            open(settings.storage().content());
        } catch (IOException unusable) {
            throw new java.io.UncheckedIOException("the content folder is unusable", unusable);
        }
    }

    private void open(Path root) throws IOException {
        objects = Files.createDirectories(root.resolve("objects"));
        staging = Files.createDirectories(root.resolve("staging"));
        force(root);
    }

    /** Keeps a copy of the file; the file itself is left alone. */
    public StoredContent put(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return put(bytes);
        }
    }

    /**
     * Reads the stream to its end and keeps it.
     *
     * @throws IOException when reading or writing fails; nothing is kept then
     */
    public StoredContent put(InputStream bytes) throws IOException {
        Path fresh = staging.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest sha256 = sha256();
            long size = write(bytes, fresh, sha256);
            BlobId id = new BlobId(HexFormat.of().formatHex(sha256.digest()));
            publish(fresh, pathOf(id));
            return new StoredContent(id, size);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The stored file, for reading only. */
    public Path file(BlobId id) {
        return pathOf(id);
    }

    /** Whether the stored bytes still are what their name says; reads the whole file. */
    public boolean verify(BlobId id) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = Files.newInputStream(pathOf(id));
                OutputStream digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            in.transferTo(digest);
        }
        return HexFormat.of().formatHex(sha256.digest()).equals(id.sha256());
    }

    private static long write(InputStream bytes, Path target, MessageDigest sha256)
            throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel =
                FileChannel.open(
                        target,
                        java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256);
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                out.write(buffer, 0, n);
            }
            channel.force(true);
            return channel.size();
        }
    }

    /** Renames into place and makes the name durable: a rename alone may be lost in a power cut. */
    private void publish(Path fresh, Path target) throws IOException {
        Path folder = target.getParent();
        boolean newFolder = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        if (!Files.exists(target)) {
            try {
                Files.createLink(target, fresh);
            } catch (FileAlreadyExistsException sameBytes) {
                return;
            } catch (UnsupportedOperationException | AtomicMoveNotSupportedException noLinks) {
                Files.move(fresh, target);
            }
        }
        force(folder);
        if (newFolder) {
            force(folder.getParent());
            force(objects);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path pathOf(BlobId id) {
        String name = id.sha256();
        return objects.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
