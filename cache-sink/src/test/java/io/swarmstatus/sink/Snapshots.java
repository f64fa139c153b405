package io.swarmstatus.sink;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Small snapshots, told apart by swarm and by when they were collected. */
final class Snapshots {

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private Snapshots() {}

    static Snapshot good(String swarm, Instant collectedAt) {
        return good(swarm, collectedAt, List.of());
    }

    private static Snapshot good(String swarm, Instant collectedAt, List<Service> services) {
        return Snapshot.healthy(
                origin(swarm, collectedAt),
                "cluster",
                7,
                List.of(),
                services,
                new TaskCounts(4, 0, 1),
                metrics(collectedAt, false));
    }

    /** A good one whose JSON has this many bytes, and cannot be made much smaller. */
    static Snapshot large(String swarm, Instant collectedAt, int bytes) {
        var random = new byte[bytes];
        new Random(7).nextBytes(random);
        var image = Base64.getEncoder().encodeToString(random);
        var others = json(good(swarm, collectedAt, List.of(service("")))).length;
        return good(swarm, collectedAt, List.of(service(image.substring(0, bytes - others))));
    }

    static Snapshot failed(String swarm, Instant collectedAt) {
        var failure = Failure.of(Condition.NO_QUORUM, null);
        return Snapshot.failed(origin(swarm, collectedAt), null, failure, metrics(collectedAt, true));
    }

    static byte[] json(Snapshot snapshot) {
        return CODEC.encode(snapshot);
    }

    private static Service service(String image) {
        return new Service("s1", "web", null, "replicated", image, 1, 1, null);
    }

    private static Origin origin(String swarm, Instant collectedAt) {
        return new Origin(swarm, collectedAt, Trigger.INTERVAL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }

    private static PerformanceMetrics metrics(Instant collectedAt, boolean failed) {
        return new PerformanceMetrics(0.042, collectedAt.plusMillis(42), failed, List.of());
    }
}
