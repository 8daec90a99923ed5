package vn.dangvu.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class ReceiptTest {
    private static final Instant DUE = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void atTheStatedInstantIsOnTime() {
        assertThat(judged(DUE, DUE).punctuality).isEqualTo(Punctuality.ON_TIME);
    }

    @Test
    void aMicrosecondAfterIsLateByASecond() {
        Receipt receipt = judged(DUE.plusNanos(1000), DUE);
        assertThat(receipt.punctuality).isEqualTo(Punctuality.LATE);
        assertThat(receipt.secondsLate).isEqualTo(1);
    }

    @Test
    void latenessCountsWholeSeconds() {
        assertThat(judged(DUE.plusSeconds(11_520), DUE).secondsLate).isEqualTo(11_520);
    }

    @Test
    void withoutDeadlineNothingIsLate() {
        Receipt receipt = judged(DUE, null);
        assertThat(receipt.punctuality).isEqualTo(Punctuality.NO_DEADLINE);
        assertThat(receipt.secondsLate).isZero();
    }

    private static Receipt judged(Instant received, Instant due) {
        Receipt receipt = new Receipt();
        receipt.judge(received, due);
        return receipt;
    }
}
