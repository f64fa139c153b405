package io.swarmstatus.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadPaceTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final ReadPace pace = ReadPace.of(1_000, Duration.ofSeconds(2), nanoTime::get);

    @Test
    void letsReadAtOnceWhatWasSaved() {
        pace.read(2_000);

        assertThat(pace.untilPaid()).isZero();
    }

    @Test
    void makesAllWaitForWhatIsReadBeyond() {
        pace.read(2_000);
        pace.read(500);

        assertThat(pace.untilPaid()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void isPaidForByTime() {
        pace.read(5_000);
        pass(Duration.ofSeconds(2));

        assertThat(pace.untilPaid()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(pace.untilPaid()).isZero();
    }

    @Test
    void savesNoMoreThanItMay() {
        pass(Duration.ofHours(1));
        pace.read(3_000);

        assertThat(pace.untilPaid()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isNoSlowerWithoutALimit() {
        ReadPace.UNLIMITED.read(Long.MAX_VALUE / 4);

        assertThat(ReadPace.UNLIMITED.untilPaid()).isLessThan(Duration.ofSeconds(1));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
