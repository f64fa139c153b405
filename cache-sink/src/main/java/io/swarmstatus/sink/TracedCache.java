package io.swarmstatus.sink;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteResult;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.List;

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
    public List<WriteResult> writeAll(List<Snapshot> snapshots) {
        var begun = Instant.now();
        var results = super.writeAll(snapshots);
        for (int i = 0; i < results.size(); i++) {
            var snapshot = snapshots.get(i);
            var result = results.get(i);
            news.trace(snapshot).ifPresent(trace -> tell(snapshot, trace, begun, result));
        }
        return results;
    }

    private void tell(Snapshot snapshot, Context trace, Instant begun, WriteResult result) {
        var span = tracing.write(trace, snapshot.swarm(), begun);
        switch (result) {
            case WriteResult.Decided(var outcome) -> {
                span.setAttribute("outcome", outcome.toString());
                news.forget(snapshot);
            }
            case WriteResult.Unavailable(var reason) -> fail(span, reason);
            case WriteResult.Unbearable(var reason) -> fail(span, reason);
        }
        span.end();
    }

    private static void fail(Span span, RuntimeException reason) {
        span.setStatus(StatusCode.ERROR, String.valueOf(reason.getMessage()));
    }
}
