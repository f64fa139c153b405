package io.swarmstatus.sink;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.contract.Snapshot;

/**
 * A cache, each write to which is a span of the trace that published the snapshot; what is offered again is part of none, or each
 * refill would make a trace of its own of every snapshot that is kept.
 */
final class TracedCache extends ForwardingCache {

    private final PendingNews news;
    private final RecordTracing tracing;

    TracedCache(SwarmCache cache, PendingNews news, RecordTracing tracing) {
        super(cache);
        this.news = news;
        this.tracing = tracing;
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var trace = news.trace(snapshot);
        return trace.isPresent() ? write(snapshot, trace.get()) : super.write(snapshot);
    }

    private WriteOutcome write(Snapshot snapshot, Context trace) {
        var span = tracing.write(trace, snapshot.swarm());
        try {
            var outcome = super.write(snapshot);
            span.setAttribute("outcome", outcome.toString());
            news.forget(snapshot);
            return outcome;
        } catch (CacheUnavailableException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
        }
    }
}
