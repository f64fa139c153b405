package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void tellsTheShareThatIsNotSlower() {
        for (var millis = 1; millis <= 1_000; millis++) {
            histogram.record(Duration.ofMillis(millis).toNanos());
        }

        assertThat(histogram.count()).isEqualTo(1_000);
        assertThat(histogram.quantile(0.5)).isBetween(Duration.ofMillis(500), Duration.ofNanos(500_100_000));
        assertThat(histogram.quantile(0.999)).isBetween(Duration.ofMillis(999), Duration.ofNanos(999_100_000));
        assertThat(histogram.max()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotLoseWhatIsLongerThanItsSteps() {
        histogram.record(Duration.ofMinutes(2).toNanos());

        assertThat(histogram.quantile(0.5)).isEqualTo(Duration.ofMinutes(2));
        assertThat(histogram.max()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void isZeroOfNothing() {
        assertThat(histogram.quantile(0.99)).isEqualTo(Duration.ZERO);
    }
}
