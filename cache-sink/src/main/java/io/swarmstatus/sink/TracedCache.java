package io.swarmstatus.sink;

import io.opentelemetry.api.trace.StatusCode;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** A cache, each write to which is a span of the trace that published the snapshot. */
record TracedCache(SwarmCache cache, PendingTraces traces, RecordTracing tracing) implements SwarmCache {

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var span = tracing.write(traces.of(snapshot), snapshot.swarm());
        try {
            var outcome = cache.write(snapshot);
            span.setAttribute("outcome", outcome.toString());
            traces.forget(snapshot);
            return outcome;
        } catch (CacheUnavailableException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
        }
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
