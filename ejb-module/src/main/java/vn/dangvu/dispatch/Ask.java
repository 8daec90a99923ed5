package vn.dangvu.dispatch;

import vn.dangvu.obligation.ObligationKind;

import java.time.Instant;

/**
 * What a directive asks of each recipient.
 *
 * @param text 1 to 300 characters, for example "Báo cáo kết quả quý III theo mẫu 03"
 * @param dueAt null = no deadline; a report always has one
 */
public record Ask(ObligationKind kind, String text, Instant dueAt) {}
