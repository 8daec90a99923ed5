package vn.dangvu.content;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.NotFound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Files on their way in, piece by piece, so that a lost line costs only the piece under way. An
 * upload belongs to the account that opened it; nobody else learns that it exists.
 */
@ApplicationScoped
public class UploadService {
    /** Uploads of one account at a time; more are a fault or an attack. */
    static final int MOST_OPEN = 40;

    private static final int NAME_LENGTH = 200;

    /** Kept free for registers, receipts and the audit trail: a tenth of the disk, 2 GiB at most. */
    private static final long MOST_RESERVED = 2L << 30;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject EntityManager db;
    @Inject Settings settings;
    @Inject Clock clock;
    private Path folder;

    @PostConstruct
    void open() {
        try {
            folder = Files.createDirectories(settings.storage().work().resolve("uploads"));
        } catch (IOException unusable) {
            throw new UncheckedIOException("the work folder is unusable", unusable);
        }
    }

    /**
     * Begins an upload.
     *
     * @param fileName for display; control characters and path separators are taken out
     * @param size of the whole file, in bytes
     * @throws UploadRefused empty, larger than {@code dangvu.content.max-file-bytes}, without a
     *     name, too many at once, or no room on the disk
     */
    @Transactional
    public UploadId open(Actor actor, String fileName, long size) {
        if (size <= 0) {
            throw UploadRefused.empty();
        }
        long limit = settings.storage().maxFileBytes();
        if (size > limit) {
            throw UploadRefused.tooLarge(limit);
        }
        refuseWhenFull(size);
        refuseWhenTooMany(actor);
        Upload upload = new Upload();
        upload.id = randomId();
        upload.account = actor.account().value();
        upload.fileName = displayName(fileName);
        upload.size = size;
        upload.createdAt = clock.instant();
        db.persist(upload);
        return new UploadId(upload.id);
    }

    /** How many bytes have arrived; where the next piece begins. */
    @Transactional
    public long offsetOf(Actor actor, UploadId id) {
        return arrived(owned(actor, id));
    }

    /**
     * Adds a piece.
     *
     * @param offset where the piece begins; must be {@link #offsetOf}
     * @return the new offset, also when the sender's line breaks in the middle: what came is kept
     * @throws UploadRefused the offset is another, or the file grows beyond the size announced
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long append(Actor actor, UploadId id, long offset, InputStream piece) {
        Upload upload = owned(actor, id);
        try (FileChannel file =
                        FileChannel.open(
                                staged(upload),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lockOf(file)) {
            if (lock == null || file.size() != offset) {
                throw UploadRefused.wrongOffset(file.size());
            }
            file.position(offset);
            copy(piece, file, upload.size);
            return file.size();
        } catch (IOException disk) {
            throw new UncheckedIOException("the piece could not be written", disk);
        }
    }

    /**
     * The whole file, ready to be looked at and stored.
     *
     * @throws UploadRefused when bytes are still missing
     */
    @Transactional
    public StagedFile finished(Actor actor, UploadId id) {
        Upload upload = owned(actor, id);
        long arrived = arrived(upload);
        if (arrived != upload.size) {
            throw UploadRefused.incomplete(arrived, upload.size);
        }
        return new StagedFile(staged(upload), upload.fileName, upload.size);
    }

    /** Forgets an upload and its bytes. */
    @Transactional
    public void discard(Actor actor, UploadId id) {
        Upload upload = owned(actor, id);
        db.remove(upload);
        try {
            Files.deleteIfExists(staged(upload));
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file could not be removed", disk);
        }
    }

    private Upload owned(Actor actor, UploadId id) {
        Upload upload = db.find(Upload.class, id.value());
        if (upload == null || upload.account != actor.account().value()) {
            throw new NotFound("upload");
        }
        return upload;
    }

    private static FileLock lockOf(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException sameUploadInAnotherRequest) {
            return null;
        }
    }

    private static void copy(InputStream piece, FileChannel file, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int n;
            try {
                n = piece.read(buffer);
            } catch (IOException senderGone) {
                return;
            }
            if (n < 0) {
                return;
            }
            if (file.position() + n > size) {
                throw UploadRefused.tooLarge(size);
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    private void refuseWhenFull(long size) {
        try {
            FileStore disk = Files.getFileStore(folder);
            long reserved = Math.min(disk.getTotalSpace() / 10, MOST_RESERVED);
            if (disk.getUsableSpace() - size < reserved) {
                throw UploadRefused.diskFull();
            }
        } catch (IOException unknown) {
            throw new UncheckedIOException("the disk cannot be asked", unknown);
        }
    }

    private void refuseWhenTooMany(Actor actor) {
        long open =
                db.createQuery(
                                "select count(u) from Upload u where u.account = :account",
                                Long.class)
                        .setParameter("account", actor.account().value())
                        .getSingleResult();
        if (open >= MOST_OPEN) {
            throw UploadRefused.tooMany(MOST_OPEN);
        }
    }

    private long arrived(Upload upload) {
        try {
            Path file = staged(upload);
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file cannot be read", disk);
        }
    }

    /** The path is made of our own id; the sender's file name never reaches the disk. */
    private Path staged(Upload upload) {
        return folder.resolve(upload.id);
    }

    static String displayName(String fileName) {
        String name = fileName == null ? "" : Normalizer.normalize(fileName, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (name.isEmpty()) {
            throw UploadRefused.nameless();
        }
        return name.length() <= NAME_LENGTH ? name : name.substring(name.length() - NAME_LENGTH);
    }

    private static String randomId() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
