package vn.dangvu.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Stored files and their sizes, for the features that hang documents on them. */
@ApplicationScoped
public class ContentService {
    @Inject EntityManager db;
    @Inject FileContentStore store;
    @Inject Clock clock;

    /** Notes that a file, already safe in the store, is referred to from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refer(StoredContent content, String mediaType) {
        db.createNativeQuery(
                        "insert into blob (sha256, size, media_type, created_at) values (?, ?, ?, ?)"
                                + " on conflict (sha256) do nothing")
                .setParameter(1, content.id().sha256())
                .setParameter(2, content.size())
                .setParameter(3, mediaType)
                .setParameter(4, java.sql.Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** In bytes. */
    @Transactional
    public long sizeOf(BlobId id) {
        return db.find(Blob.class, id.sha256()).size;
    }

    /** In bytes; costs one query. */
    @Transactional
    public Map<BlobId, Long> sizesOf(Collection<BlobId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.createQuery("select b from Blob b where b.sha256 in :ids", Blob.class)
                        .setParameter("ids", ids.stream().map(BlobId::sha256).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(b -> new BlobId(b.sha256), b -> b.size));
    }

    /** The file on disk, for reading only. */
    public Path file(BlobId id) {
        return store.file(id);
    }
}
