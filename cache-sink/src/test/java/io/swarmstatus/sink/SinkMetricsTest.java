package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What a scrape of the sink shows of what its parts did. */
class SinkMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SinkMeters meters = new SinkMeters(registry);
    private final PendingNews news = new PendingNews();
    private final FlakyCache redis = new FlakyCache(() -> NOW);
    private final MeteredCache cache = MeteredCache.around(redis, news, () -> NOW, meters);

    @Test
    void countsWritesByWhatBecameOfThem() {
        cache.write(good("default", NOW.minusSeconds(2)));
        cache.write(good("default", NOW.minusSeconds(2)));
        cache.write(failed("default", NOW.minusSeconds(1)));

        assertThat(lines())
                .contains("swarm_status_sink_writes_total{outcome=\"cached\"} 1.0")
                .contains("swarm_status_sink_writes_total{outcome=\"not_newer\"} 1.0")
                .contains("swarm_status_sink_writes_total{outcome=\"failure_counted\"} 1.0")
                .contains("swarm_status_sink_write_duration_seconds_count 3");
    }

    @Test
    void measuresHowOldOnlyNewFiguresAre() {
        writeNews(good("default", NOW.minusMillis(40)));
        writeNews(good("default", NOW.minusSeconds(20)));

        assertThat(lines())
                .contains("swarm_status_sink_materialized_delay_seconds_count 1")
                .contains("swarm_status_sink_materialized_delay_seconds_sum 0.04")
                .contains("swarm_status_sink_materialized_delay_seconds_bucket{le=\"0.025\"} 0")
                .contains("swarm_status_sink_materialized_delay_seconds_bucket{le=\"0.05\"} 1");
    }

    @Test
    void measuresNothingOfWhatIsOfferedAgainToARedisThatLostIt() {
        cache.write(good("default", NOW.minusSeconds(600)));

        assertThat(lines())
                .contains("swarm_status_sink_writes_total{outcome=\"cached\"} 1.0")
                .contains("swarm_status_sink_materialized_delay_seconds_count 0");
    }

    @Test
    void takesFiguresOfAClockThatIsAheadForNew() {
        writeNews(good("default", NOW.plusSeconds(2)));

        assertThat(lines())
                .contains("swarm_status_sink_materialized_delay_seconds_count 1")
                .contains("swarm_status_sink_materialized_delay_seconds_sum 0.0");
    }

    @Test
    void countsWhatRedisDoesNotTake() {
        redis.goAway();

        assertThatThrownBy(() -> cache.write(good("default", NOW))).isInstanceOf(CacheUnavailableException.class);

        assertThat(lines())
                .contains("swarm_status_sink_write_failures_total 1.0")
                .contains("swarm_status_sink_write_duration_seconds_count 1");
    }

    @Test
    void countsEachOfThoseThatAreWrittenTogether() {
        var unbearable = good("unbearable", NOW);
        var stuck = good("stuck", NOW);
        redis.failOn(unbearable);
        redis.neverTake(stuck);
        news.keep(good("default", NOW));

        cache.writeAll(List.of(good("default", NOW), good("shop", NOW), unbearable, stuck, good("lab", NOW)));

        assertThat(lines())
                .contains("swarm_status_sink_writes_total{outcome=\"cached\"} 2.0")
                .contains("swarm_status_sink_write_failures_total 1.0")
                .contains("swarm_status_sink_write_duration_seconds_count 4")
                .contains("swarm_status_sink_materialized_delay_seconds_count 1");
    }

    @Test
    void tellsWhetherRedisIsThereAndWhatWaitsForIt() {
        var availability = new CacheAvailability(() -> NOW);
        var pending = new PendingSnapshots();
        SinkGauges.registerCache(meters, availability, pending);

        pending.offer(good("default", NOW));
        pending.offer(good("default", NOW.plusSeconds(1)));
        availability.answered(0);

        assertThat(lines())
                .contains("swarm_status_sink_redis_up 1.0")
                .contains("swarm_status_sink_pending_snapshots 1.0")
                .contains("swarm_status_sink_superseded_total 1.0");
        availability.lost(new CacheUnavailableException("gone", new IllegalStateException()));
        assertThat(lines()).contains("swarm_status_sink_redis_up 0.0");
    }

    /** The registry holds what it reads by weak references. */
    @Test
    void goesOnCountingAfterAGarbageCollection() {
        var pending = new PendingSnapshots();
        SinkGauges.registerCache(meters, new CacheAvailability(() -> NOW), pending);
        System.gc();

        pending.offer(good("default", NOW));
        pending.offer(good("default", NOW.plusSeconds(1)));

        assertThat(lines()).contains("swarm_status_sink_superseded_total 1.0");
    }

    @Test
    void countsChangesByType() {
        var detection = ChangeMeters.register(meters).around(ChangeDetector::observe);

        var first = detection.apply(Baseline.NONE, good("default", NOW));
        var second = detection.apply(first.baseline(), failed("default", NOW.plusSeconds(1)));

        assertThat(second.changes()).isNotEmpty();
        assertThat(lines())
                .contains("swarm_status_sink_changes_total{type=\"refresh_failing\"} 1.0")
                .contains("swarm_status_sink_changes_total{type=\"node_down\"} 0.0");
    }

    @Test
    void countsSnapshotsByAgeAndDeadLettersByReason() {
        try (var stream = new StreamDriver(NOW)) {
            stream.publish(good("default", NOW.minusSeconds(2)), good("default", NOW.minusSeconds(3)));
            stream.snapshots().pipeInput(new TestRecord<>(new byte[0], "{}".getBytes(UTF_8)));
            stream.snapshots().pipeInput(new TestRecord<>("default".getBytes(UTF_8), "{}".getBytes(UTF_8)));
            stream.publish(good("default", NOW.plus(Duration.ofHours(1))));

            assertThat(stream.counted("snapshots", "age", "newest")).isEqualTo(1);
            assertThat(stream.counted("snapshots", "age", "older")).isEqualTo(1);
            assertThat(stream.counted("dead_letters", "reason", "no_key")).isEqualTo(1);
            assertThat(stream.counted("dead_letters", "reason", "invalid")).isEqualTo(1);
            assertThat(stream.counted("dead_letters", "reason", "from_the_future"))
                    .isEqualTo(1);
        }
    }

    private void writeNews(Snapshot snapshot) {
        news.keep(snapshot);
        cache.write(snapshot);
    }

    private List<String> lines() {
        return registry.scrape().lines().toList();
    }
}
