package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.api.StoredSnapshot.Managers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredSnapshotTest {

    @Test
    void knowsWhatTheReportTells() {
        var json = """
            {"collected_at": "2026-01-15T10:30:00.123Z", "condition": "ok",
             "quorum": {"managers": 3, "reachable": 2, "needed": 2, "spare": 0},
             "performance_metrics": {"refresh_duration_seconds": 0.042},
             "cache_info": {"cache_ttl": 300}}\
            """;

        var snapshot = StoredSnapshot.parse(json).orElseThrow();

        assertThat(snapshot.collectedAt()).isEqualTo(START);
        assertThat(snapshot.healthy()).isTrue();
        assertThat(snapshot.timeToLive()).isEqualTo(Duration.ofMinutes(5));
        assertThat(snapshot.refreshDuration()).isEqualTo(Duration.ofMillis(42));
        assertThat(snapshot.managers()).isEqualTo(new Managers(3, 2, 2, 0));
    }

    @Test
    void makesDoWithACollectionTimeAlone() {
        var snapshot = StoredSnapshot.parse("{\"collected_at\":\"2026-01-15T10:30:00.123Z\"}")
                .orElseThrow();

        assertThat(snapshot.healthy()).isFalse();
        assertThat(snapshot.timeToLive()).isNull();
        assertThat(snapshot.refreshDuration()).isNull();
        assertThat(snapshot.managers()).isNull();
        assertThat(snapshot.isStaleAt(START.plus(Duration.ofDays(1)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "null", "{}", "{\"collected_at\":5}", "{\"collected_at\":\"now\"}", "{"})
    void isNotMadeOfAnythingElse(String json) {
        var snapshot = StoredSnapshot.parse(json);

        assertThat(snapshot).isEmpty();
    }

    @Test
    void isOfNoAgeWhereTheCollectorsClockIsAhead() {
        var snapshot = StoredSnapshot.parse("{\"collected_at\":\"2026-01-15T10:30:00.123Z\"}")
                .orElseThrow();

        var age = snapshot.ageAt(START.minusSeconds(5));

        assertThat(age).isZero();
    }
}
