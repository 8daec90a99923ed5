package vn.dangvu.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

class AuditEntryTest {
    private static final Instant AT = Instant.parse("2026-11-22T01:02:03.456789Z");

    private final AuditEntry first =
            AuditEntry.next(
                    0, AuditEntry.BEGINNING, AT, 7L, 3L, "document-signed", "document", 42, "{}");

    @Test
    void aLinkFollowsTheOneBefore() {
        AuditEntry second =
                AuditEntry.next(
                        1,
                        first.entryHash(),
                        AT,
                        null,
                        null,
                        "document-sealed",
                        "document",
                        42,
                        "{}");
        assertThat(first.follows(0, AuditEntry.BEGINNING)).isTrue();
        assertThat(second.follows(1, first.entryHash())).isTrue();
        assertThat(second.follows(0, AuditEntry.BEGINNING)).isFalse();
    }

    @Test
    void everyFieldIsUnderTheHash() {
        AuditEntry changed =
                new AuditEntry(
                        1,
                        AT,
                        8L,
                        3L,
                        "document-signed",
                        "document",
                        42,
                        "{}",
                        AuditEntry.BEGINNING,
                        first.entryHash());
        assertThat(changed.follows(0, AuditEntry.BEGINNING)).isFalse();
    }

    @Test
    void noTextMovesFromOneFieldToTheNext() {
        AuditEntry one = AuditEntry.next(0, AuditEntry.BEGINNING, AT, 1L, 2L, "ab", "c", 1, "{}");
        AuditEntry other = AuditEntry.next(0, AuditEntry.BEGINNING, AT, 1L, 2L, "a", "bc", 1, "{}");
        assertThat(one.entryHash()).isNotEqualTo(other.entryHash());
    }

    @Test
    void factsAreCanonical() {
        assertThat(Facts.json(Map.of("b", 2, "a", "x\"\n", "c", AT)))
                .isEqualTo("{\"a\":\"x\\\"\\n\",\"b\":2,\"c\":\"" + AT + "\"}");
    }
}
