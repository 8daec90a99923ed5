package vn.dangvu.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.document.DocumentArchived;
import vn.dangvu.document.DocumentDrafted;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DocumentEvent;
import vn.dangvu.shared.NotFound;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Grants, and the question whether somebody may see a document. Denied unless granted. */
@ApplicationScoped
@Transactional
public class AccessService {
    @Inject EntityManager db;
    @Inject DocumentService documents;
    @Inject OrganisationService organisation;
    @Inject Event<DocumentEvent> events;
    @Inject Clock clock;

    /** What the person holds now; never empty. */
    public Set<AccessToken> tokensOf(Actor actor) {
        return AccessRule.tokensOf(actor, organisation.above(actor.units()));
    }

    /**
     * The document, for somebody who may see it.
     *
     * @throws NotFound when it is not there or not for this person
     */
    public DocumentView view(Actor actor, DocumentId document) {
        if (visible(actor, List.of(document)).isEmpty()) {
            throw new NotFound("document");
        }
        return documents.view(document);
    }

    /** Those of the documents that the person may see. */
    public Set<DocumentId> visible(Actor actor, Collection<DocumentId> asked) {
        return asked.isEmpty() ? Set.of() : visible(tokensOf(actor), asked);
    }

    /**
     * Those of the documents that any of the tokens opens.
     *
     * @param tokens of {@link #tokensOf}, read in the same request
     */
    public Set<DocumentId> visible(Set<AccessToken> tokens, Collection<DocumentId> asked) {
        List<?> rows =
                db.createNativeQuery(
                                "select distinct document_id from document_access where document_id"
                                        + " = any (cast(? as bigint[])) and token = any (cast(? as"
                                        + " text[]))")
                        .setParameter(1, DocumentId.array(asked))
                        .setParameter(2, AccessToken.array(tokens))
                        .getResultList();
        return rows.stream()
                .map(id -> new DocumentId(((Number) id).longValue()))
                .collect(Collectors.toSet());
    }

    /**
     * Documents of a kind that the person may see and that are more than drafts, latest issued first.
     *
     * @param most wanted at most
     */
    public List<DocumentView> newest(Actor actor, DocumentKind kind, int skip, int most) {
        List<?> ids =
                db.createNativeQuery(
                                "select d.id from document d where d.kind = ? and d.status not in"
                                        + " ('DRAFT', 'AWAITING_SIGNATURE') and exists (select 1 from"
                                        + " document_access a where a.document_id = d.id and a.token ="
                                        + " any (cast(? as text[]))) order by d.issued_date desc, d.id"
                                        + " desc")
                        .setParameter(1, kind.name())
                        .setParameter(2, AccessToken.array(tokensOf(actor)))
                        .setFirstResult(skip)
                        .setMaxResults(most)
                        .getResultList();
        return documents.views(
                ids.stream().map(id -> new DocumentId(((Number) id).longValue())).toList());
    }

    /** All tokens that open the document; what the index filters by. */
    public Set<String> tokensOn(DocumentId document) {
        List<?> tokens =
                db.createNativeQuery("select token from document_access where document_id = ?")
                        .setParameter(1, document.value())
                        .getResultList();
        return tokens.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    /**
     * Lets holders of the token see the document; again is no fault.
     *
     * @param reason why, one word of the trade, kept as evidence
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void grant(DocumentId document, AccessToken token, String reason) {
        db.createNativeQuery(
                        "insert into document_access (document_id, token, reason, granted_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                .setParameter(1, document.value())
                .setParameter(2, token.value())
                .setParameter(3, reason)
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Takes a grant back; it is gone from the next request on, whatever the index still holds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revoke(DocumentId document, AccessToken token) {
        db.createNativeQuery("delete from document_access where document_id = ? and token = ?")
                .setParameter(1, document.value())
                .setParameter(2, token.value())
                .executeUpdate();
        events.fire(new AccessRevoked(document.value(), token.value()));
    }

    void drafted(@Observes DocumentDrafted event) {
        DocumentView document = documents.view(new DocumentId(event.objectId()));
        grant(document.id(), AccessToken.person(document.draftedBy()), "drafter");
        grant(document.id(), AccessToken.officers(document.owner()), "owner");
        PersonId signer = document.signer();
        if (signer != null) {
            grant(document.id(), AccessToken.person(signer), "signer");
        }
    }

    void archived(@Observes DocumentArchived event) {
        DocumentId document = new DocumentId(event.objectId());
        UnitId unit = new UnitId(event.unitId());
        grant(document, AccessToken.staff(unit), "archive");
        if (Boolean.TRUE.equals(event.facts().get("openToMembers"))) {
            grant(document, AccessToken.members(unit), "archive");
        }
    }
}
