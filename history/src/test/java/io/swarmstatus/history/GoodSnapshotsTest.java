package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoodSnapshotsTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Origin ORIGIN =
            new Origin("default", NOON, Trigger.INTERVAL, Duration.ofMinutes(2), Collector.UNKNOWN);
    private static final PerformanceMetrics METRICS = new PerformanceMetrics(0.042, NOON, false, List.of());

    private final GoodSnapshots good = new GoodSnapshots();

    @Test
    void hasFigures() {
        var snapshot = Snapshot.healthy(ORIGIN, "c", 7, List.of(), List.of(), TaskCounts.NONE, METRICS);

        assertThat(good.test(record("default", json(snapshot)))).isTrue();
    }

    @Test
    void isNoFailure() {
        var failure = Snapshot.failed(ORIGIN, null, Failure.of(Condition.NO_QUORUM, null), METRICS);

        assertThat(good.test(record("default", json(failure)))).isFalse();
    }

    @Test
    void isNotOfAnotherSwarmThanItsKey() {
        var snapshot = Snapshot.healthy(ORIGIN, "c", 7, List.of(), List.of(), TaskCounts.NONE, METRICS);

        assertThat(good.test(record("other", json(snapshot)))).isFalse();
    }

    @Test
    void isNothingElse() {
        assertThat(List.of(
                        "",
                        "[]",
                        "{}",
                        "{\"condition\":\"ok\"}",
                        "{\"condition\":\"ok\"",
                        "\u0000",
                        "{\"condition\":{}}"))
                .noneMatch(json -> good.test(record("default", json.getBytes(UTF_8))));
        assertThat(good.test(record("default", null))).isFalse();
    }

    private static byte[] json(Snapshot snapshot) {
        return new SnapshotCodec().encode(snapshot);
    }

    private static TopicRecord record(String key, byte @Nullable [] value) {
        return new TopicRecord(0, 0, NOON, key, value);
    }
}
