package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracedPublisherTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final SnapshotRecords records = new SnapshotRecords(
            "swarm.snapshots",
            new SnapshotCodec(),
            TELEMETRY.getOpenTelemetry().getPropagators().getTextMapPropagator());
    private final List<ProducerRecord<String, byte[]>> published = new ArrayList<>();

    @Test
    void tellsTheRefreshAndItsWayToTheTopicAsOneTrace() {
        publisher(snapshot -> published.add(records.of(snapshot))).publish(failed());

        var refresh = span("refresh");
        var publish = span("publish snapshot");
        assertThat(publish.getTraceId()).isEqualTo(refresh.getTraceId());
        assertThat(publish.getParentSpanId()).isEqualTo(refresh.getSpanId());
        assertThat(publish.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(refresh.getStartEpochNanos()).isEqualTo(nanos(Snapshots.NOON));
        assertThat(refresh.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void putsTheTraceIntoTheRecordsHeaders() {
        publisher(snapshot -> published.add(records.of(snapshot))).publish(failed());

        var publish = span("publish snapshot");
        assertThat(new String(
                        published.getFirst().headers().lastHeader("traceparent").value(), US_ASCII))
                .startsWith("00-" + publish.getTraceId() + "-" + publish.getSpanId() + "-");
    }

    @Test
    void tellsThatPublishingFailed() {
        var failure = PublishException.forNow("the broker is away", new IllegalStateException());
        var publisher = publisher(_ -> {
            throw failure;
        });

        assertThatThrownBy(() -> publisher.publish(failed())).isSameAs(failure);

        assertThat(span("publish snapshot").getStatus().getDescription()).isEqualTo("the broker is away");
    }

    private static SpanData span(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("two spans " + name);
                })
                .orElseThrow();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    private static Snapshot failed() {
        return Snapshots.failed(Condition.TIMED_OUT, "no answer", Snapshots.NOON, Trigger.POLL);
    }

    private static TracedPublisher publisher(Publishing publishing) {
        var publisher = new SnapshotPublisher() {
            @Override
            public void publish(Snapshot snapshot) {
                publishing.publish(snapshot);
            }

            @Override
            public void close() {}
        };
        return new TracedPublisher(publisher, TELEMETRY.getOpenTelemetry());
    }

    private interface Publishing {
        void publish(Snapshot snapshot);
    }
}
