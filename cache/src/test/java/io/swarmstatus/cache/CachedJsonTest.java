package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.contract.Condition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class CachedJsonTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00.123Z");
    private static final CacheKeys KEYS = CacheKeys.of("default");

    @Test
    void isExactlyTheJsonThatClientsOfTheEarlierSystemRead() {
        var failure = Snapshots.failed(NOON, Condition.NOT_IN_SWARM, "inactive");

        var json = CachedJson.of(failure, KEYS, CacheTtls.DEFAULT, NOON.plusSeconds(1));

        assertThat(json.primary()).isEqualTo("""
            {"schema_version":1,"swarm":"default","cluster_id":null,"swarm_version":0,\
            "collected_at":"2026-01-15T12:00:00.123Z","trigger":"poll","refresh_interval_seconds":120,\
            "collected_by":{"node_id":null,"hostname":null,"is_leader":false,"engine_version":null,"api_version":null},\
            "swarm_active":false,"condition":"not_in_swarm","error":"Not in swarm mode","error_detail":"inactive",\
            "total_nodes":0,"total_managers":0,"total_workers":0,\
            "quorum":{"managers":0,"reachable":0,"needed":0,"spare":0},\
            "nodes":[],"services":[],"tasks":{"running":0,"pending":0,"failed":0},\
            "performance_metrics":{"refresh_duration_seconds":0.042,"refresh_timestamp":"2026-01-15T12:00:00.165Z",\
            "error_occurred":true,"calls":[{"call":"nodes","duration_seconds":1.0E-4,"bytes":1234,"items":1}],\
            "cache_operations_count":1,"backup_cache_available":false,\
            "cache_operations":[{"operation":"set","key":"docker_swarm_status","ttl_seconds":300}]},\
            "cache_info":{"cached_at":"2026-01-15T12:00:01.123Z","cache_ttl":300,"cache_key":"docker_swarm_status",\
            "source":"cached","backup_cached":false,\
            "cache_operations":[{"operation":"set","key":"docker_swarm_status","ttl_seconds":300}]}}\
            """);
    }

    @Property(tries = 200)
    void holdsTheWholeSnapshotInBothTiers(@ForAll String swarmsOwnText, @ForAll @LongRange(min = 0) long swarmVersion) {
        var failure = Snapshots.failed(NOON, Condition.COLLECTION_FAILED, inUtf8(swarmsOwnText));
        var good = Snapshots.good("default", NOON, swarmVersion);

        var failureJson = CachedJson.of(failure, KEYS, CacheTtls.DEFAULT, NOON);
        var goodJson = CachedJson.of(good, KEYS, CacheTtls.DEFAULT, NOON);

        assertThat(Snapshots.in(new Tier(failureJson.primary(), NOON))).isEqualTo(failure);
        assertThat(Snapshots.in(new Tier(goodJson.primary(), NOON))).isEqualTo(good);
        assertThat(Snapshots.in(new Tier(goodJson.backup(), NOON))).isEqualTo(good);
    }

    @Test
    void takesNothingElseForTheMetricsWhateverItIsCalled() {
        var detail = "x,\"performance_metrics\":{\"a\":1}}";
        var failure = Snapshots.failed(NOON, Condition.COLLECTION_FAILED, detail);

        var json = CachedJson.of(failure, KEYS, CacheTtls.DEFAULT, NOON);

        assertThat(Snapshots.in(new Tier(json.primary(), NOON))).isEqualTo(failure);
        assertThat(json.body()).endsWith("\"tasks\":{\"running\":0,\"pending\":0,\"failed\":0}");
    }

    @Test
    void refusesWhatIsLargerThanRedisCanHold() {
        assertThatThrownBy(() -> CachedJson.requireStorable(512L << 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("536870912 bytes");
    }

    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
