package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Stage;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.shared.DocumentEvent;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transactions of {@link SignatureService}; none spans signing, time-stamping or a file. */
@ApplicationScoped
@Transactional
class SignatureRecords {
    @PersistenceContext EntityManager db;
    @Inject DocumentService documents;
    @Inject ContentService content;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    int signed(Actor actor, DocumentView document, StoredContent bytes, KeyView key, String level) {
        int ordinal = act(actor, document, bytes, key, level, Stage.SIGNED, "SIGN");
        documents.advance(document.id(), DocumentStatus.SIGNED);
        events.fire(
                new DocumentSigned(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        facts(ordinal, bytes, key)));
        return ordinal;
    }

    int sealed(Actor actor, DocumentView document, StoredContent bytes, KeyView key, String level) {
        int ordinal = act(actor, document, bytes, key, level, Stage.SEALED, "SEAL");
        documents.advance(document.id(), DocumentStatus.SEALED);
        events.fire(
                new DocumentSealed(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        facts(ordinal, bytes, key)));
        return ordinal;
    }

    void refused(Actor actor, DocumentView document, String code) {
        events.fire(
                new SignatureRefused(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        Map.of("reason", code)));
    }

    void judged(DocumentId document, int ordinal, Verdict verdict) {
        db.createNativeQuery(
                        "insert into signature_verdict (document_id, ordinal, indication,"
                                + " sub_indication, retryable, report, judged_at) values (?, ?, ?, ?,"
                                + " ?, cast(? as jsonb), ?) on conflict (document_id, ordinal) do"
                                + " update set indication = excluded.indication, sub_indication ="
                                + " excluded.sub_indication, retryable = excluded.retryable, report ="
                                + " excluded.report, judged_at = excluded.judged_at")
                .setParameter(1, document.value())
                .setParameter(2, ordinal)
                .setParameter(3, verdict.indication().name())
                .setParameter(4, verdict.subIndication())
                .setParameter(5, verdict.retryable())
                .setParameter(6, VerdictMapping.toJson(verdict))
                .setParameter(7, Timestamp.from(verdict.judgedAt()))
                .executeUpdate();
        events.fire(
                new SignaturesJudged(
                        null,
                        null,
                        document.value(),
                        Map.of("ordinal", ordinal, "indication", verdict.indication())));
    }

    Optional<Verdict> verdict(DocumentId document, int ordinal) {
        List<?> reports =
                db.createNativeQuery(
                                "select cast(report as text) from signature_verdict where"
                                        + " document_id = ? and ordinal = ?")
                        .setParameter(1, document.value())
                        .setParameter(2, ordinal)
                        .getResultList();
        return reports.stream().map(r -> VerdictMapping.fromJson((String) r)).findFirst();
    }

    Set<DocumentId> passed(Collection<DocumentId> asked) {
        List<?> ids =
                db.createNativeQuery(
                                "select v.document_id from signature_verdict v join document d on"
                                        + " d.id = v.document_id and d.current_ordinal = v.ordinal"
                                        + " where v.indication = 'TOTAL_PASSED' and v.document_id ="
                                        + " any (cast(? as bigint[]))")
                        .setParameter(1, DocumentId.array(asked))
                        .getResultList();
        return ids.stream()
                .map(id -> new DocumentId(((Number) id).longValue()))
                .collect(Collectors.toSet());
    }

    List<DocumentId> retryable(int most) {
        List<?> ids =
                db.createNativeQuery(
                                "select v.document_id from signature_verdict v join document d on"
                                        + " d.id = v.document_id and d.current_ordinal = v.ordinal"
                                        + " where v.retryable order by v.judged_at")
                        .setMaxResults(most)
                        .getResultList();
        return ids.stream().map(id -> new DocumentId(((Number) id).longValue())).toList();
    }

    /** Who signed the version that this one was made from, or this one itself. */
    Optional<PersonId> signerOf(DocumentId document, int ordinal) {
        List<?> people =
                db.createNativeQuery(
                                "select person_id from signing_act where document_id = ? and"
                                        + " ordinal = ? and kind = 'SIGN'")
                        .setParameter(1, document.value())
                        .setParameter(2, ordinal)
                        .getResultList();
        return people.stream().map(p -> new PersonId(((Number) p).longValue())).findFirst();
    }

    private int act(
            Actor actor,
            DocumentView document,
            StoredContent bytes,
            KeyView key,
            String level,
            Stage stage,
            String kind) {
        int basedOn = document.current().ordinal();
        content.refer(bytes, "application/pdf");
        int ordinal = documents.addVersion(document.id(), basedOn, stage, bytes, actor.person());
        db.createNativeQuery(
                        "insert into signing_act (document_id, based_on, ordinal, kind, person_id,"
                                + " unit_id, certificate_sha256, level, at) values (?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?)")
                .setParameter(1, document.id().value())
                .setParameter(2, basedOn)
                .setParameter(3, ordinal)
                .setParameter(4, kind)
                .setParameter(5, actor.person().value())
                .setParameter(6, document.owner().value())
                .setParameter(7, key.certificateSha256())
                .setParameter(8, level)
                .setParameter(9, Timestamp.from(clock.instant()))
                .executeUpdate();
        return ordinal;
    }

    private static Map<String, Object> facts(int ordinal, StoredContent bytes, KeyView key) {
        return Map.of(
                "ordinal", ordinal,
                "sha256", bytes.id().sha256(),
                "certificate", key.certificateSha256());
    }
}
