package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionDeadlineTest {

    private static final ClientPatience PATIENCE = ClientPatience.DEFAULT;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE); // where the ticker wraps around
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ConnectionDeadline deadline = new ConnectionDeadline(PATIENCE, nanos::get, () -> closed.set(true));

    @Test
    void givesARequestItsTimeToBegin() {
        assertThat(isOverAfter(PATIENCE.idle().minusNanos(1))).isFalse();
        assertThat(isOverAfter(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void isNotLengthenedByOneByteAfterTheOther() {
        deadline.received();
        assertThat(isOverAfter(PATIENCE.receive().minusNanos(1))).isFalse();

        deadline.received();

        assertThat(isOverAfter(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void givesALargeAnswerMoreTime() {
        deadline.received();

        deadline.sending(2 * ClientPatience.BYTES_PER_SECOND);

        assertThat(isOverAfter(PATIENCE.send().plusSeconds(2).minusNanos(1))).isFalse();
        assertThat(isOverAfter(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void beginsAnewWithTheNextRequest() {
        deadline.received();
        deadline.sending(1);
        deadline.sent();
        assertThat(isOverAfter(PATIENCE.idle().minusNanos(1))).isFalse();

        deadline.received();

        assertThat(isOverAfter(PATIENCE.receive().minusNanos(1))).isFalse();
        assertThat(isOverAfter(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void timesAnAnswerOfAnySizeWithoutOverflow() {
        assertThat(PATIENCE.toSend(Integer.MAX_VALUE)).isGreaterThan(Duration.ofHours(9));
    }

    private boolean isOverAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        deadline.enforce();
        return closed.get();
    }
}
