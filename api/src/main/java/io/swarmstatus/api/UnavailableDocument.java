package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is answered where nothing is cached: a snapshot in shape, so that clients need not tell two documents apart. */
final class UnavailableDocument {

    /** Worded as the earlier system worded it. */
    static final String ERROR = "Docker Swarm status unavailable - cache not accessible";

    private UnavailableDocument() {}

    /**
     * As the contract's own codec writes a snapshot that failed, which the tests hold it against: to make it by that, or by any other
     * mapper, would take a sixth of the api's start, and before the first snapshot nothing else here needs one. What is not known is
     * null: when, why and with what result something was collected.
     */
    static SnapshotDocument of(String swarm) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(swarm));
        var snapshot = """
            {"schema_version":1,"swarm":"%s","cluster_id":null,"swarm_version":0,\
            "collected_at":null,"trigger":null,"refresh_interval_seconds":0,\
            "collected_by":{"node_id":null,"hostname":null,"is_leader":false,"engine_version":null,"api_version":null},\
            "swarm_active":false,"condition":null,"error":"%s","error_detail":null,\
            "total_nodes":0,"total_managers":0,"total_workers":0,\
            "quorum":{"managers":0,"reachable":0,"needed":0,"spare":0},\
            "nodes":[],"services":[],"tasks":{"running":0,"pending":0,"failed":0},\
            "performance_metrics":{"refresh_duration_seconds":0.0,"refresh_timestamp":null,"error_occurred":true,"calls":[]}}\
            """.formatted(quoted, ERROR);
        return new SnapshotDocument(snapshot.getBytes(UTF_8), cacheInfo());
    }

    private static ObjectNode cacheInfo() {
        var info = JsonNodeFactory.instance.objectNode();
        info.putNull("cached_at").putNull("cache_ttl").put("backup_cached", false);
        info.putArray("cache_operations");
        return info;
    }
}
