package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Goes on with the traces whose contexts are in the headers of records, and passes them on. */
final class RecordTracing {

    /** Traces nothing. */
    static final RecordTracing NONE = new RecordTracing(OpenTelemetry.noop());

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    RecordTracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.swarmstatus.sink");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** Begins to process a record; what its producer's trace was is the parent. */
    Span process(String name, Headers headers) {
        return tracer.spanBuilder(name)
                .setParent(propagator.extract(Context.root(), headers, RecordTracing::get))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .startSpan();
    }

    /** A write to Redis of what came in this context, which began at this moment. */
    Span write(Context context, String swarm, Instant begun) {
        return tracer.spanBuilder("materialize snapshot")
                .setParent(context)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "redis")
                .setAttribute("swarm", swarm)
                .setStartTimestamp(begun)
                .startSpan();
    }

    /** Puts the current context into the headers of what is made in it; where nothing is traced, that is nothing. */
    void passOn(Headers headers) {
        propagator.inject(Context.current(), headers, RecordTracing::set);
    }

    private static void set(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(US_ASCII));
        }
    }

    /** Of several headers of one name the last one counts, as in Kafka. */
    private static @Nullable String get(@Nullable Headers headers, String name) {
        var header = headers == null ? null : headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }
}
