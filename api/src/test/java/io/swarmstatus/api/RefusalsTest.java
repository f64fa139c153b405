package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final SettableClock clock = new SettableClock(START);
    private final Refusals refusals = new Refusals(clock);

    @Test
    void countsEachReasonFromZeroOn() {
        refusals.count(Refusal.EXPIRED, "192.0.2.1");
        refusals.count(Refusal.EXPIRED, "192.0.2.2");

        assertThat(count("expired")).isEqualTo(2);
        assertThat(count("no_token")).isZero();
    }

    @Test
    void tellsTheLogOnceAMinuteHoweverManyThereAre() {
        assertThat(refusals.count(Refusal.NO_TOKEN, "192.0.2.1")).isTrue();

        assertThat(IntStream.range(0, 1000).filter(_ -> refusals.count(Refusal.EXPIRED, "192.0.2.1")))
                .isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThat(refusals.count(Refusal.EXPIRED, "192.0.2.1")).isTrue();
    }

    private double count(String reason) {
        var registry = new PrometheusRegistry();
        registry.register(refusals);
        return registry.scrape().stream()
                .flatMap(metric -> metric.getDataPoints().stream())
                .filter(point -> reason.equals(point.getLabels().get("reason")))
                .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
                .sum();
    }
}
