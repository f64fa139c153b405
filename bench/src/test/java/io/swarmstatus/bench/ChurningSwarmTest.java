package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChurningSwarmTest {

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");

    @Test
    void goesThroughTheSameForTheSameSeed() {
        assertThat(snapshots(7)).isEqualTo(snapshots(7)).isNotEqualTo(snapshots(8));
    }

    @Test
    void isLaterEachTimeThoughTheClockStandsStill() {
        assertThat(snapshots(7)).extracting(Snapshot::collectedAt).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesThroughChangesOfMostTypes() {
        var changes = new ArrayList<SwarmChange>();
        var baseline = Baseline.NONE;
        for (var snapshot : snapshots(7)) {
            var detection = ChangeDetector.observe(baseline, snapshot);
            changes.addAll(detection.changes());
            baseline = detection.baseline();
        }

        assertThat(changes)
                .hasSizeGreaterThan(200)
                .extracting(SwarmChange::type)
                .contains(
                        ChangeType.NODE_DOWN,
                        ChangeType.NODE_READY,
                        ChangeType.NODE_LEFT,
                        ChangeType.LEADER_CHANGED,
                        ChangeType.SERVICE_SCALED,
                        ChangeType.SERVICE_DEGRADED,
                        ChangeType.REFRESH_FAILING,
                        ChangeType.REFRESH_RECOVERED);
    }

    private static List<Snapshot> snapshots(long seed) {
        var swarm = new ChurningSwarm("shop", seed);
        var snapshots = new ArrayList<Snapshot>();
        while (snapshots.size() < 300) {
            snapshots.add(swarm.next(TIME));
        }
        return snapshots;
    }
}
