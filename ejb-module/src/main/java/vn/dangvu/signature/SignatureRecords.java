package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transactions of {@link SignatureService}; none spans signing, time-stamping or a file. */
@ApplicationScoped
@Transactional
class SignatureRecords {
    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject ContentService content;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    int signed(Actor actor, DocumentView document, StoredContent bytes, KeyView key, String level) {
        int ordinal = add(document, bytes, Stage.SIGNED, act("SIGN", actor, key, level));
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
        int ordinal = add(document, bytes, Stage.SEALED, act("SEAL", actor, key, level));
        documents.advance(document.id(), DocumentStatus.SEALED);
        events.fire(
                new DocumentSealed(
                        actor.person().value(),
                        document.owner().value(),
                        document.id().value(),
                        facts(ordinal, bytes, key)));
        return ordinal;
    }

    /** The act that made the current version. */
    Act actOf(DocumentView document) {
        Object[] act =
                (Object[])
                        db.createNativeQuery(
                                        "select kind, person_id, certificate_sha256, level from"
                                                + " signing_act where document_id = ? and ordinal"
                                                + " = ?")
                                .setParameter(1, document.id().value())
                                .setParameter(2, document.current().ordinal())
                                .getSingleResult();
        return new Act(
                (String) act[0],
                new PersonId(((Number) act[1]).longValue()),
                (String) act[2],
                (String) act[3]);
    }

    /** A version with revocation data, made from the current one, in the name of who signed that. */
    int extended(DocumentView document, StoredContent bytes, Act signed, String level) {
        Act act = new Act("EXTEND", signed.person, signed.certificateSha256, level);
        int ordinal = add(document, bytes, document.current().stage(), act);
        events.fire(
                new SignaturesExtended(
                        null,
                        document.owner().value(),
                        document.id().value(),
                        Map.of("ordinal", ordinal, "sha256", bytes.id().sha256(), "level", level)));
        return ordinal;
    }

    /**
     * Documents under way or finished whose signatures hold but carry no revocation data, in chance
     * order: one that cannot be extended must not keep out the others. Those that somebody may be
     * about to seal or send are left alone; sealing extends them anyway.
     */
    List<DocumentId> shortOfLongTerm(int most) {
        List<?> ids =
                db.createNativeQuery(
                                "select d.id from document d join signing_act a on a.document_id ="
                                        + " d.id and a.ordinal = d.current_ordinal join"
                                        + " signature_verdict v on v.document_id = d.id and"
                                        + " v.ordinal = d.current_ordinal where a.level = 'B_T' and"
                                        + " v.indication = 'TOTAL_PASSED' and d.status in ('SEALED',"
                                        + " 'PUBLISHED', 'SUBMITTED', 'REGISTERED', 'ASSIGNED',"
                                        + " 'COMPLETED') order by random()")
                        .setMaxResults(most)
                        .getResultList();
        return ids.stream().map(id -> new DocumentId(((Number) id).longValue())).toList();
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
        Map<String, Object> facts = new HashMap<>();
        facts.put("ordinal", ordinal);
        facts.put("indication", verdict.indication());
        if (verdict.subIndication() != null) {
            facts.put("subIndication", verdict.subIndication());
        }
        facts.put("retryable", verdict.retryable());
        events.fire(new SignaturesJudged(null, null, document.value(), facts));
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

    /** Who signed a version, or the one it was made from. */
    Optional<PersonId> signerOf(DocumentId document, int ordinal) {
        List<?> people =
                db.createNativeQuery(
                                "select person_id from signing_act where document_id = ? and"
                                        + " ordinal <= ? and kind = 'SIGN' order by ordinal desc")
                        .setParameter(1, document.value())
                        .setParameter(2, ordinal)
                        .setMaxResults(1)
                        .getResultList();
        return people.stream().map(p -> new PersonId(((Number) p).longValue())).findFirst();
    }

    /** What is written of a signing act beside its versions. */
    record Act(String kind, PersonId person, String certificateSha256, String level) {}

    private int add(DocumentView document, StoredContent bytes, Stage stage, Act act) {
        int basedOn = document.current().ordinal();
        content.refer(bytes, "application/pdf");
        int ordinal = documents.addVersion(document.id(), basedOn, stage, bytes, act.person);
        db.createNativeQuery(
                        "insert into signing_act (document_id, based_on, ordinal, kind, person_id,"
                                + " unit_id, certificate_sha256, level, at) values (?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?)")
                .setParameter(1, document.id().value())
                .setParameter(2, basedOn)
                .setParameter(3, ordinal)
                .setParameter(4, act.kind)
                .setParameter(5, act.person.value())
                .setParameter(6, document.owner().value())
                .setParameter(7, act.certificateSha256)
                .setParameter(8, act.level)
                .setParameter(9, Timestamp.from(clock.instant()))
                .executeUpdate();
        return ordinal;
    }

    private static Act act(String kind, Actor actor, KeyView key, String level) {
        return new Act(kind, actor.person(), key.certificateSha256(), level);
    }

    private static Map<String, Object> facts(int ordinal, StoredContent bytes, KeyView key) {
        return Map.of(
                "ordinal", ordinal,
                "sha256", bytes.id().sha256(),
                "certificate", key.certificateSha256());
    }
}
