package io.swarmstatus.sink;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small snapshots, told apart by swarm and by when they were collected. */
final class Snapshots {

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private Snapshots() {}

    static Snapshot good(String swarm, Instant collectedAt) {
        return good(origin(swarm, collectedAt), List.of());
    }

    /** A good one of a swarm that refreshes this often. */
    static Snapshot every(Duration interval, String swarm, Instant collectedAt) {
        return good(new Origin(swarm, collectedAt, Trigger.INTERVAL, interval, Collector.UNKNOWN), List.of());
    }

    /** A good one with something in every field. */
    static Snapshot full(String swarm, Instant collectedAt) {
        var usage = new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1);
        var node = new Node(
                "n1",
                "alphä",
                "manager",
                true,
                true,
                "active",
                "ready",
                "reachable",
                "10.0.0.1",
                "29.1.0",
                4.0,
                7.77,
                4,
                35,
                usage,
                Map.of("zone", "a"),
                collectedAt,
                collectedAt);
        var collector = new Collector("n1", "alphä", true, "29.1.0", "1.44");
        return Snapshot.healthy(
                new Origin(swarm, collectedAt, Trigger.EVENT, Duration.ofMinutes(2), collector),
                "cluster",
                7,
                List.of(node),
                List.of(new Service("s1", "web", "shop", "replicated", "web:3", 4, 4, "completed")),
                new TaskCounts(4, 0, 1),
                new PerformanceMetrics(0.042, collectedAt, false, List.of(new Call("nodes", 0.011, 3821, 1))));
    }

    private static Snapshot good(Origin origin, List<Service> services) {
        var collectedAt = origin.collectedAt();
        return Snapshot.healthy(
                origin, "cluster", 7, List.of(), services, new TaskCounts(4, 0, 1), metrics(collectedAt, false));
    }

    /** A good one whose JSON has this many bytes, and cannot be made much smaller. */
    static Snapshot large(String swarm, Instant collectedAt, int bytes) {
        var image = noise(bytes);
        var others = json(good(origin(swarm, collectedAt), List.of(service("")))).length;
        return good(origin(swarm, collectedAt), List.of(service(image.substring(0, bytes - others))));
    }

    /** At least so many characters that cannot be made much smaller. */
    static String noise(int length) {
        var random = new byte[length];
        new Random(7).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
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
