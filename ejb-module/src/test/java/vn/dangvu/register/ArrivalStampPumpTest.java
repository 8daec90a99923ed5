package vn.dangvu.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.content.BlobId;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signature.ArrivalStamping;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What becomes of a stamp that is refused. */
class ArrivalStampPumpTest {
    private final Deque<ArrivalStamps.Task> due = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final ArrivalStampPump pump = new ArrivalStampPump();
    private RuntimeException refusal;
    private int tries;

    ArrivalStampPumpTest() {
        pump.stamps =
                new ArrivalStamps() {
                    @Override
                    List<Task> take(int most, Duration hold) {
                        List<Task> taken = new ArrayList<>();
                        while (!due.isEmpty() && taken.size() < most) {
                            taken.add(due.poll());
                        }
                        return taken;
                    }

                    @Override
                    void done(Task task, ArrivalStamping.Stamped stamped) {
                        told.add("done");
                    }

                    @Override
                    void again(Task task, String fault) {
                        told.add("again " + fault);
                    }

                    @Override
                    void never(Task task, String fault) {
                        told.add("never " + fault);
                    }
                };
        pump.stamping =
                new ArrivalStamping() {
                    @Override
                    public Stamped stamp(DocumentId id, UnitId unit, long number, LocalDate date) {
                        tries++;
                        if (refusal != null) {
                            throw refusal;
                        }
                        return new Stamped(new StoredContent(new BlobId("0".repeat(64)), 1), false);
                    }
                };
    }

    private void due(int attempts) {
        LocalDate day = LocalDate.of(2026, 11, 22);
        due.add(new ArrivalStamps.Task(new DocumentId(1), new UnitId(1), 41, day, attempts));
    }

    @Test
    void everythingThatIsDueIsStampedInOneGo() {
        for (int i = 0; i < 12; i++) {
            due(0);
        }
        pump.pump();
        assertThat(told).hasSize(12).containsOnly("done");
    }

    @Test
    void whatIsOnlyAwayIsWaitedForAsLongAsItTakes() {
        refusal = new DomainException(Refusal.UNAVAILABLE, "token.token-absent");
        due(1000);
        pump.pump();
        assertThat(told).containsExactly("again token.token-absent");
    }

    @Test
    void whatFailsAgainAndAgainIsGivenUp() {
        refusal = new DomainException(Refusal.FORBIDDEN, "signature.certificate-refused");
        due(0);
        due(9);
        pump.pump();
        refusal = new IllegalStateException("disk");
        due(9);
        pump.pump();
        assertThat(told)
                .containsExactly(
                        "again signature.certificate-refused",
                        "never signature.certificate-refused",
                        "never IllegalStateException");
    }

    /** Three wrong tries lock a token, and with it the seal. */
    @Test
    void aWrongPinIsTriedOnceAndNotAgain() {
        refusal = new DomainException(Refusal.INVALID, "token.pin-incorrect");
        due(50);
        due(0);
        pump.pump();
        due(0);
        pump.pump();
        assertThat(tries).isEqualTo(1);
        assertThat(told).containsOnly("again token.pin-incorrect").hasSize(2);
        assertThat(due).hasSize(1);
    }
}
