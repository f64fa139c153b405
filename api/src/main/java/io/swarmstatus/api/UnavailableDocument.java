package io.swarmstatus.api;

/** What is answered where nothing is cached: a snapshot in shape, so that clients need not tell two documents apart. */
final class UnavailableDocument {

    /** Worded as the earlier system worded it. */
    static final String ERROR = "Docker Swarm status unavailable - cache not accessible";

    /**
     * As the contract's own codec writes a snapshot that failed, which the tests hold it against: to make it by that would take a
     * sixth of the api's start, and nothing else here needs the codec. What is not known is null: when, why and with what result
     * something was collected.
     */
    private static final String SNAPSHOT = """
        {"schema_version": 1, "swarm": null, "cluster_id": null, "swarm_version": 0,
         "collected_at": null, "trigger": null, "refresh_interval_seconds": 0,
         "collected_by": {"node_id": null, "hostname": null, "is_leader": false,
             "engine_version": null, "api_version": null},
         "swarm_active": false, "condition": null, "error": null, "error_detail": null,
         "total_nodes": 0, "total_managers": 0, "total_workers": 0,
         "quorum": {"managers": 0, "reachable": 0, "needed": 0, "spare": 0},
         "nodes": [], "services": [], "tasks": {"running": 0, "pending": 0, "failed": 0},
         "performance_metrics": {"refresh_duration_seconds": 0.0, "refresh_timestamp": null,
             "error_occurred": true, "calls": []},
         "cache_info": {"cached_at": null, "cache_ttl": null, "backup_cached": false, "cache_operations": []}}
        """;

    private UnavailableDocument() {}

    static SnapshotDocument of(String swarm) {
        var document = ApiJson.parseObject(SNAPSHOT).orElseThrow();
        document.put("swarm", swarm).put("error", ERROR);
        return SnapshotDocument.takeApart(document);
    }
}
