package io.swarmstatus.api;

import io.swarmstatus.cache.SwarmCache;
import java.time.InstantSource;
import java.util.Map;

/** A Kafka that is not there, for tests that have nothing to ask it. */
final class Nowhere {

    static final ApiTopics TOPICS =
            new ApiTopics(Map.of("bootstrap.servers", "127.0.0.1:1"), "swarm.snapshots", "swarm.changes");

    private Nowhere() {}

    static Sources sources(ServedSwarms swarms, SwarmCache cache, Subscribers subscribers, InstantSource clock) {
        return new Sources(
                swarms,
                new CacheProbe(cache, CacheProbe.LIMIT),
                subscribers,
                Past.start(TOPICS),
                new RequestMetrics(),
                clock);
    }
}
