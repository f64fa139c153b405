package io.swarmstatus.sink;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.cache.WriteResult;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A cache that leaves everything to another one, for those that watch some of it. */
abstract class ForwardingCache implements SwarmCache {

    private final SwarmCache cache;

    ForwardingCache(SwarmCache cache) {
        this.cache = cache;
    }

    /** As one of many: who watches writes has one place to do it. */
    @Override
    public final WriteOutcome write(Snapshot snapshot) {
        return switch (writeAll(List.of(snapshot)).getFirst()) {
            case WriteResult.Decided(var outcome) -> outcome;
            case WriteResult.Unavailable(var reason) -> throw reason;
            case WriteResult.Unbearable(var reason) -> throw reason;
        };
    }

    @Override
    public List<WriteResult> writeAll(List<Snapshot> snapshots) {
        return cache.writeAll(snapshots);
    }

    @Override
    public boolean tellSilence(String swarm, Instant newest) {
        return cache.tellSilence(swarm, newest);
    }

    @Override
    public CachedSwarm read(String swarm) {
        return cache.read(swarm);
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        return cache.read(swarm, known);
    }

    @Override
    public Map<String, CachedSwarm> read(Map<String, CachedSwarm> known) {
        return cache.read(known);
    }

    @Override
    public Map<String, Instant> swarms() {
        return cache.swarms();
    }

    @Override
    public Map<String, Instant> changedAfter(Instant moment) {
        return cache.changedAfter(moment);
    }

    @Override
    public Subscription subscribe(Consumer<String> onChange) {
        return cache.subscribe(onChange);
    }

    @Override
    public void close() {
        cache.close();
    }
}
