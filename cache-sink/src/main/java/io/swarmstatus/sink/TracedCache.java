package io.swarmstatus.sink;

import io.opentelemetry.api.trace.StatusCode;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.contract.Snapshot;

/** A cache, each write to which is a span of the trace that published the snapshot. */
final class TracedCache extends ForwardingCache {

    private final PendingTraces traces;
    private final RecordTracing tracing;

    TracedCache(SwarmCache cache, PendingTraces traces, RecordTracing tracing) {
        super(cache);
        this.traces = traces;
        this.tracing = tracing;
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var span = tracing.write(traces.of(snapshot), snapshot.swarm());
        try {
            var outcome = super.write(snapshot);
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
}
