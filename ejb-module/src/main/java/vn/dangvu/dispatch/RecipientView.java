package vn.dangvu.dispatch;

import vn.dangvu.obligation.ObligationView;
import vn.dangvu.organisation.UnitId;

import java.time.Instant;
import java.util.List;

/**
 * How far one recipient has come.
 *
 * @param statusCode 01 delivered, 03 received, 06 done (QĐ 28/2018)
 * @param openedAt first opened by an officer; null = not yet
 * @param acknowledgedAt null = not yet
 */
public record RecipientView(
        UnitId unit,
        String unitName,
        String statusCode,
        Instant openedAt,
        Instant acknowledgedAt,
        List<ObligationView> obligations) {}
