package io.swarmstatus.api;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is answered where nothing is cached: a snapshot in shape, so that clients need not tell two documents apart. */
final class UnavailableDocument {

    /** Worded as the earlier system worded it. */
    static final String ERROR = "Docker Swarm status unavailable - cache not accessible";

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private UnavailableDocument() {}

    static SnapshotDocument of(String swarm) {
        var json = new String(CODEC.encode(failed(swarm)), StandardCharsets.UTF_8);
        var document = ApiJson.parseObject(json).orElseThrow();
        // nothing was collected: when, why and with what result is not known
        document.putNull("collected_at").putNull("trigger").putNull("condition");
        document.withObjectProperty("performance_metrics").putNull("refresh_timestamp");
        document.putObject(SnapshotDocument.CACHE_INFO)
                .putNull("cached_at")
                .putNull("cache_ttl")
                .put("backup_cached", false)
                .putArray("cache_operations");
        return SnapshotDocument.takeApart(document);
    }

    private static Snapshot failed(String swarm) {
        var origin = new Origin(swarm, Instant.EPOCH, Trigger.POLL, Duration.ZERO, Collector.UNKNOWN);
        var failure = new Failure(Condition.COLLECTION_FAILED, ERROR, null);
        return Snapshot.failed(origin, null, failure, new PerformanceMetrics(0, Instant.EPOCH, true, List.of()));
    }
}
