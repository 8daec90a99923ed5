package vn.dangvu.document;

import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A document as others see it.
 *
 * @param issuer the unit that issued it; null when it came from outside
 * @param signer who is to sign or has signed; null when not chosen or from outside
 * @param answers the directive that it answers; null = none
 */
public record DocumentView(
        DocumentId id,
        DocumentKind kind,
        DocumentStatus status,
        String typeCode,
        String symbol,
        LocalDate issuedDate,
        UnitId issuer,
        String issuerName,
        UnitId owner,
        String subject,
        Urgency urgency,
        PersonId signer,
        String signerName,
        DocumentId answers,
        PersonId draftedBy,
        Instant createdAt,
        Instant changedAt,
        long indexVersion,
        VersionView current,
        List<AttachmentView> attachments) {}
