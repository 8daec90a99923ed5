package vn.dangvu.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import vn.dangvu.content.BlobId;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.PageText;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** What was read from each file, so that it is read once however often its document changes. */
@ApplicationScoped
@Transactional
class Extractions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<PageText>> PAGES = new TypeReference<>() {};

    @PersistenceContext(unitName = "dangvu")
    EntityManager db;

    @Inject Clock clock;

    /** Null when the file has not been read yet. */
    List<PageText> pagesOf(BlobId blob) {
        List<?> found =
                db.createNativeQuery("select cast(pages as text) from extraction where sha256 = ?")
                        .setParameter(1, blob.sha256())
                        .getResultList();
        try {
            return found.isEmpty() ? null : JSON.readValue((String) found.get(0), PAGES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored extraction of " + blob.sha256(), damaged);
        }
    }

    void keep(BlobId blob, ExtractedText text) {
        try {
            db.createNativeQuery(
                            "insert into extraction (sha256, verdict, reason, pages, extracted_at)"
                                    + " values (?, ?, ?, cast(? as jsonb), ?) on conflict do"
                                    + " nothing")
                    .setParameter(1, blob.sha256())
                    .setParameter(2, text.verdict().name())
                    .setParameter(3, text.reasonCode())
                    .setParameter(4, JSON.writeValueAsString(text.pages()))
                    .setParameter(5, Timestamp.from(clock.instant()))
                    .executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
