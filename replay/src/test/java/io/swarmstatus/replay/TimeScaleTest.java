package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.CacheTtls;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

    private static final Instant THEN = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-20T08:00:00Z");

    @Test
    void beginsNowAndGoesOnFaster() {
        var scale = new TimeScale(THEN, NOW, 100);

        assertThat(scale.played(THEN)).isEqualTo(NOW);
        assertThat(scale.played(THEN.plusSeconds(120))).isEqualTo(NOW.plusMillis(1200));
        assertThat(scale.played(THEN.minusSeconds(50))).isEqualTo(NOW.minusMillis(500));
    }

    @Test
    void datesASnapshotAndNothingElseOfIt() {
        var snapshot = Snapshots.good("default", THEN.plusSeconds(60));

        var dated = new TimeScale(THEN, NOW, 10).dated(snapshot);

        assertThat(dated.collectedAt()).isEqualTo(NOW.plusSeconds(6));
        assertThat(dated.performanceMetrics().refreshTimestamp())
                .isEqualTo(NOW.plusSeconds(6).plusMillis(42));
        assertThat(dated)
                .usingRecursiveComparison()
                .ignoringFields("collectedAt", "performanceMetrics.refreshTimestamp")
                .isEqualTo(snapshot);
    }

    @Test
    void scalesTheTimeThatTheCacheKeepsWhatIsPlayed() {
        assertThat(TimeScale.ttls(1)).isEqualTo(CacheTtls.DEFAULT);
        assertThat(TimeScale.ttls(100)).isEqualTo(new CacheTtls(Duration.ofSeconds(3), Duration.ofSeconds(18)));
        assertThat(TimeScale.ttls(1000).primary()).isEqualTo(Duration.ofSeconds(1));
    }

    @Property(tries = 200)
    void whatWasTwoSecondsApartIsStillApartToTheMillisecond(
            @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long millis,
            @ForAll @DoubleRange(min = 0.1, max = Request.MOST_SPEED) double speed) {
        var scale = new TimeScale(THEN, NOW, speed);
        var first = scale.played(THEN.plusMillis(millis));
        var second = scale.played(THEN.plusMillis(millis + 2000));

        assertThat(second.toEpochMilli()).isGreaterThan(first.toEpochMilli());
    }
}
