package io.swarmstatus.producer;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.swarmstatus.contract.Snapshot;

/**
 * A trace for each snapshot that is published: a span for the refresh that made it, which is over already, and one for its way to the
 * topic. Another try is another trace.
 */
final class TracedPublisher implements SnapshotPublisher {

    private static final double NANOS_PER_SECOND = 1e9;

    private final SnapshotPublisher publisher;
    private final Tracer tracer;

    TracedPublisher(SnapshotPublisher publisher, OpenTelemetry telemetry) {
        this.publisher = publisher;
        this.tracer = telemetry.getTracer("io.swarmstatus.producer");
    }

    @Override
    public void publish(Snapshot snapshot) {
        var span = tracer.spanBuilder("publish snapshot")
                .setParent(Context.root().with(refresh(snapshot)))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("swarm", snapshot.swarm())
                .startSpan();
        try (var _ = span.makeCurrent()) {
            publisher.publish(snapshot);
        } catch (PublishException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
        }
    }

    private Span refresh(Snapshot snapshot) {
        var span = tracer.spanBuilder("refresh")
                .setNoParent()
                .setStartTimestamp(snapshot.collectedAt())
                .setAttribute("swarm", snapshot.swarm())
                .setAttribute("condition", snapshot.condition().wireName())
                .startSpan();
        if (!snapshot.swarmActive()) {
            span.setStatus(StatusCode.ERROR, String.valueOf(snapshot.error()));
        }
        var took = snapshot.performanceMetrics().refreshDurationSeconds();
        span.end(snapshot.collectedAt().plusNanos((long) (took * NANOS_PER_SECOND)));
        return span;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
