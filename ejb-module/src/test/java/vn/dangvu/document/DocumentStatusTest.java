package vn.dangvu.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

class DocumentStatusTest {
    private static final List<DocumentStatus> ALL = List.of(DocumentStatus.values());

    @Test
    @DisplayName("R33: a walk of 10,000 random steps never seals, publishes or registers unsigned")
    void noWalkSkipsAStep() {
        Random random = new Random(20261122);
        List<DocumentStatus> way = new ArrayList<>(List.of(DocumentStatus.DRAFT));
        for (int step = 0; step < 10_000; step++) {
            DocumentStatus now = way.get(way.size() - 1);
            DocumentStatus wanted = ALL.get(random.nextInt(ALL.size()));
            if (now.mayBecome(wanted)) {
                way.add(wanted);
                assertThat(stepBefore(wanted)).contains(now);
            }
            if (EnumSet.of(
                            DocumentStatus.PUBLISHED,
                            DocumentStatus.COMPLETED,
                            DocumentStatus.ARCHIVED)
                    .contains(way.get(way.size() - 1))) {
                way = new ArrayList<>(List.of(DocumentStatus.DRAFT));
            }
        }
    }

    private static EnumSet<DocumentStatus> stepBefore(DocumentStatus status) {
        return switch (status) {
            case SIGNED -> EnumSet.of(DocumentStatus.AWAITING_SIGNATURE);
            case SEALED, SUBMITTED -> EnumSet.of(DocumentStatus.SIGNED);
            case PUBLISHED -> EnumSet.of(DocumentStatus.SEALED);
            case REGISTERED, RETURNED -> EnumSet.of(DocumentStatus.SUBMITTED);
            case ASSIGNED -> EnumSet.of(DocumentStatus.REGISTERED);
            case COMPLETED -> EnumSet.of(DocumentStatus.ASSIGNED);
            case ARCHIVED -> EnumSet.noneOf(DocumentStatus.class);
            case DRAFT, AWAITING_SIGNATURE -> EnumSet.allOf(DocumentStatus.class);
        };
    }

    @Test
    void anArchivedDocumentNeverMoves() {
        for (DocumentStatus status : DocumentStatus.values()) {
            assertThat(DocumentStatus.ARCHIVED.mayBecome(status)).isFalse();
        }
    }
}
