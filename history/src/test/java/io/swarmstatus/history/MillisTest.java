package io.swarmstatus.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MillisTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void beginAtTheFirstThatIsNotBefore() {
        assertThat(Millis.atOrAfter(NOON)).isEqualTo(NOON.toEpochMilli());
        assertThat(Millis.atOrAfter(NOON.plusNanos(1))).isEqualTo(NOON.toEpochMilli() + 1);
    }

    @Test
    void goOnAfterTheOneThatHoldsTheInstant() {
        assertThat(Millis.after(NOON)).isEqualTo(NOON.plusMillis(1));
        assertThat(Millis.after(NOON.plusNanos(999_999))).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void endWhereKafkasDo() {
        assertThat(Millis.atOrAfter(Instant.MIN)).isZero();
        assertThat(Millis.atOrAfter(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Millis.after(Instant.MAX)).isEqualTo(Instant.ofEpochMilli(Long.MAX_VALUE));
        assertThat(Millis.after(Instant.MIN)).isEqualTo(Instant.EPOCH);
    }
}
