package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.bench.SteadySnapshots.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityOutcomeTest {

    @Test
    void tellsWhatTheSinksCarryFromWhatTheApiServes() {
        var steps =
                List.of(step(4_000, 1, 200, 0, true), step(8_000, 1, 300, 0, false), step(16_000, 1, 300, 7, false));

        var findings = new CapacityOutcome(Map.of(1, steps)).outcome().findings();

        assertThat(findings)
                .extracting(Finding::what, finding -> finding.ours().median())
                .contains(
                        tuple("1 sink and 1 api, carried into Redis", 8_000.0),
                        tuple("1 sink and 1 api, served", 4_000.0));
        assertThat(findings.getLast().what()).endsWith("with 16,000: not all in Redis 2 s after the last");
        assertThat(findings.getLast().ours().median()).isEqualTo(1.5);
    }

    @Test
    void tellsOfEachShortfall() {
        assertThat(step(20, 0.97, 200, 0, true).shortfall()).isEqualTo("the writer fell behind");
        assertThat(step(20, 1, 200, 1, true).shortfall()).startsWith("not all in Redis");
        assertThat(step(20, 1, 1_001, 0, true).shortfall()).isEqualTo("p99 to Redis over 1 s");
        assertThat(step(20, 1, 1_000, 0, false).shortfall()).isEmpty();
    }

    private static CapacityStep step(int swarms, double pace, int p99Millis, long missing, boolean serves) {
        var written = new Written(swarms, new LatencyHistogram(), pace, List.of());
        var cores = Map.of("sinks", 1.0, "api", 0.5);
        return new CapacityStep(swarms, written, Duration.ofMillis(p99Millis), missing, serves, cores);
    }
}
