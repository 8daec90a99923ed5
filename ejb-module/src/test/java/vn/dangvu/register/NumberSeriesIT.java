package vn.dangvu.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.organisation.UnitId;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.Vietnam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

class NumberSeriesIT {
    private static final UnitId KHOI = new UnitId(1);

    private TestDatabase database;
    private NumberSeries numbers;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        numbers = new NumberSeries();
        numbers.db = database.entityManager();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aHundredAtOnceGetAHundredNumbersWithoutGap() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(10);
        List<Future<Long>> given = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            given.add(pool.submit(() -> next(2026)));
        }
        List<Long> all = new ArrayList<>();
        for (Future<Long> number : given) {
            all.add(number.get());
        }
        pool.shutdown();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void aNumberGivenBackIsGivenAgain() {
        next(2026);
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            numbers.next(KHOI, 2026);
                                            throw new IllegalStateException("rolled back");
                                        }))
                .hasMessage("rolled back");
        assertThat(next(2026)).isEqualTo(2);
    }

    @Test
    void eachYearBeginsWithOneAtMidnightInVietnam() {
        Instant lastSecond = Instant.parse("2026-12-31T16:59:59Z");
        assertThat(next(Vietnam.yearOf(lastSecond))).isEqualTo(1);
        assertThat(next(Vietnam.yearOf(lastSecond))).isEqualTo(2);
        assertThat(next(Vietnam.yearOf(lastSecond.plusSeconds(1)))).isEqualTo(1);
        assertThat(Vietnam.dateOf(lastSecond)).hasToString("2026-12-31");
        assertThat(Vietnam.dateOf(lastSecond.plusSeconds(1))).hasToString("2027-01-01");
    }

    @Test
    void theExpectedNumberIsTheNext() {
        assertThat(database.inTransaction(() -> numbers.expected(KHOI, 2026))).isEqualTo(1);
        next(2026);
        assertThat(database.inTransaction(() -> numbers.expected(KHOI, 2026))).isEqualTo(2);
    }

    private long next(int year) {
        return database.inTransaction(() -> numbers.next(KHOI, year));
    }
}
