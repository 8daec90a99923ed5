package vn.dangvu.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.content.BlobId;
import vn.dangvu.document.DocumentId;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionReason;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.PageText;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was read from each file, so that it is read once however often its document changes. */
@ApplicationScoped
@Transactional
class Extractions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<PageText>> PAGES = new TypeReference<>() {};

    @Inject EntityManager db;
    @Inject RecognitionQueue queue;
    @Inject Clock clock;

    /** Empty while the file has not been read. */
    Optional<Extraction> of(BlobId blob) {
        List<?> found =
                db.createNativeQuery(
                                "select verdict, reason, encodings, cast(pages as text) from"
                                        + " extraction where sha256 = ?")
                        .setParameter(1, blob.sha256())
                        .getResultList();
        return found.stream().findFirst().map(row -> extraction((Object[]) row));
    }

    private static Extraction extraction(Object[] row) {
        try {
            return new Extraction(
                    ExtractionVerdict.valueOf((String) row[0]),
                    ExtractionReason.of((String) row[1]),
                    Arrays.stream(((String) row[2]).split(" "))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toSet()),
                    JSON.readValue((String) row[3], PAGES));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored extraction is damaged", damaged);
        }
    }

    /**
     * Keeps what was read, of a state secret its stamp only; pages that are pictures are handed on to
     * be read optically.
     */
    Extraction keep(BlobId blob, ExtractedText text) {
        Extraction whole =
                new Extraction(
                        text.verdict(),
                        ExtractionReason.of(text.reasonCode()),
                        text.legacyEncodings(),
                        text.pages());
        Extraction read = whole.secret() ? Extraction.STAMPED : whole;
        db.createNativeQuery(
                        "insert into extraction (sha256, verdict, reason, encodings, pages,"
                                + " extracted_at) values (?, ?, ?, ?, cast(? as jsonb), ?) on"
                                + " conflict do nothing")
                .setParameter(1, blob.sha256())
                .setParameter(2, read.verdict().name())
                .setParameter(3, read.reason().code())
                .setParameter(4, String.join(" ", read.encodings()))
                .setParameter(5, json(read.pages()))
                .setParameter(6, Timestamp.from(clock.instant()))
                .executeUpdate();
        if (!read.pictures().isEmpty()) {
            queue.add(blob, read.pictures().size());
        }
        return read;
    }

    /**
     * Puts a recognised page in the place of its picture.
     *
     * @return false when it bears a stamp of secrecy: then it is not kept, and no other page is
     */
    boolean recognised(BlobId blob, PageText page) {
        if (SecrecyStamps.areOn(List.of(page))) {
            leaveStamp(blob);
            return false;
        }
        db.createNativeQuery(
                        "update extraction set pages = jsonb_set(pages, cast(? as text[]), cast(? as"
                                + " jsonb)) where sha256 = ?")
                .setParameter(1, "{" + (page.number() - 1) + "}")
                .setParameter(2, json(page))
                .setParameter(3, blob.sha256())
                .executeUpdate();
        return true;
    }

    /** Judges anew, once the pictures have been tried. */
    void judge(BlobId blob, Extraction judged) {
        db.createNativeQuery("update extraction set verdict = ?, reason = ? where sha256 = ?")
                .setParameter(1, judged.verdict().name())
                .setParameter(2, judged.reason().code())
                .setParameter(3, blob.sha256())
                .executeUpdate();
    }

    /**
     * Leaves no text of a file that is, or is with, a state secret: of one that bears a stamp itself the
     * stamp, so that it is known again; of any other nothing.
     */
    void withhold(BlobId blob) {
        if (of(blob).filter(Extraction::secret).isPresent()) {
            leaveStamp(blob);
        } else {
            forget(blob);
        }
    }

    private void leaveStamp(BlobId blob) {
        queue.remove(blob);
        judge(blob, Extraction.STAMPED);
        db.createNativeQuery(
                        "update extraction set encodings = '', pages = cast(? as jsonb) where sha256"
                                + " = ?")
                .setParameter(1, json(Extraction.STAMPED.pages()))
                .setParameter(2, blob.sha256())
                .executeUpdate();
    }

    /** The file will be read again from the beginning. */
    void forget(BlobId blob) {
        queue.remove(blob);
        db.createNativeQuery("delete from extraction where sha256 = ?")
                .setParameter(1, blob.sha256())
                .executeUpdate();
    }

    /** Documents that consist of this file today, or have it attached. */
    List<DocumentId> documentsWith(BlobId blob) {
        List<?> ids =
                db.createNativeQuery(
                                "select d.id from document d join document_version v on"
                                        + " v.document_id = d.id and v.ordinal = d.current_ordinal where"
                                        + " v.sha256 = ? union select document_id from attachment where"
                                        + " sha256 = ?")
                        .setParameter(1, blob.sha256())
                        .setParameter(2, blob.sha256())
                        .getResultList();
        return ids.stream().map(id -> new DocumentId(((Number) id).longValue())).toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
