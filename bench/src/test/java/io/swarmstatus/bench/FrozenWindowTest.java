package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenWindowTest {

    @Test
    void comparesTheTwoKindsAndTellsTheNoise() {
        var windows = List.of(window(false, 2), window(true, 6), window(false, 4));

        assertThat(FrozenWindow.comparison(windows))
                .contains("not frozen: 2.00")
                .contains("themselves: 2.00");
    }

    private static FrozenWindow window(boolean frozen, long millis) {
        var latencies = new LatencyHistogram();
        latencies.record(Duration.ofMillis(millis).toNanos());
        return new FrozenWindow(frozen, latencies);
    }
}
