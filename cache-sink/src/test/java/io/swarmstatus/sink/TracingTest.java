package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracingTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final RecordTracing tracing = new RecordTracing(TELEMETRY.getOpenTelemetry());
    private final PendingNews traces = new PendingNews();

    @Test
    void goesOnWithTheProducersTraceUntilTheSnapshotIsInTheCache() {
        var snapshot = Snapshots.good("default", NOW);
        try (var stream = new StreamDriver(NOW, tracing, traces)) {
            stream.snapshots().pipeInput(traced(snapshot));
        }
        var cache = new FlakyCache(() -> NOW);

        new TracedCache(cache, traces, tracing).write(snapshot);

        var process = span("keep newest snapshot");
        assertThat(process.getTraceId()).isEqualTo(TRACE);
        assertThat(process.getParentSpanId()).isEqualTo(PARENT);
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        var write = span("materialize snapshot");
        assertThat(write.getTraceId()).isEqualTo(TRACE);
        assertThat(write.getParentSpanId()).isEqualTo(process.getSpanId());
    }

    @Test
    void tellsThatTheCacheWasAwayAndKeepsTheTraceForTheNextTry() {
        var snapshot = Snapshots.good("default", NOW);
        try (var stream = new StreamDriver(NOW, tracing, traces)) {
            stream.snapshots().pipeInput(traced(snapshot));
        }
        var cache = new FlakyCache(() -> NOW);
        var traced = new TracedCache(cache, traces, tracing);
        cache.goAway();

        assertThatThrownBy(() -> traced.write(snapshot)).isInstanceOf(CacheUnavailableException.class);
        cache.comeBack();
        traced.write(snapshot);

        var writes = TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals("materialize snapshot"))
                .toList();
        assertThat(writes).extracting(SpanData::getTraceId).containsExactly(TRACE, TRACE);
        assertThat(writes)
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
    }

    @Test
    void isDoneWithATraceOnceTheSnapshotIsWritten() {
        var snapshot = Snapshots.good("default", NOW);
        try (var stream = new StreamDriver(NOW, tracing, traces)) {
            stream.snapshots().pipeInput(traced(snapshot));
        }
        var traced = new TracedCache(new FlakyCache(() -> NOW), traces, tracing);

        traced.write(snapshot);
        traced.write(snapshot);

        assertThat(span("materialize snapshot").getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void tracesEachOfThoseThatAreWrittenTogether() {
        var snapshot = Snapshots.good("default", NOW);
        var stuck = Snapshots.good("stuck", NOW);
        try (var stream = new StreamDriver(NOW, tracing, traces)) {
            stream.snapshots().pipeInput(traced(snapshot));
            stream.snapshots().pipeInput(traced(stuck));
        }
        var cache = new FlakyCache(() -> NOW);
        cache.neverTake(stuck);
        var traced = new TracedCache(cache, traces, tracing);

        traced.writeAll(List.of(Snapshots.good("again", NOW), snapshot, stuck));

        assertThat(spans("materialize snapshot"))
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.UNSET, StatusCode.ERROR);
        assertThat(traces.holds(snapshot)).isFalse();
        assertThat(traces.holds(stuck)).isTrue();
    }

    @Test
    void makesNoTraceOfWhatIsOfferedAgain() {
        var cache = new FlakyCache(() -> NOW);
        var traced = new TracedCache(cache, traces, tracing);

        traced.write(Snapshots.good("default", NOW));

        assertThat(cache.read("default").primary().exists()).isTrue();
        assertThat(TELEMETRY.getSpans()).isEmpty();
    }

    @Test
    void passesTheTraceOnToTheChanges() {
        try (var changes = new ChangeDriver(NOW, ChangeDetector::observe, tracing)) {
            changes.publish(Snapshots.good("default", NOW.minusSeconds(60)));
            changes.snapshots().pipeInput(traced(Snapshots.failed("default", NOW)));

            var records = changes.records();
            assertThat(records)
                    .isNotEmpty()
                    .allSatisfy(
                            change -> assertThat(traceparent(change.headers())).startsWith("00-" + TRACE + "-"));
        }
        assertThat(spans("detect changes"))
                .anySatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
    }

    @Test
    void addsNoHeaderWhereNothingIsTraced() {
        try (var changes = new ChangeDriver(NOW)) {
            changes.publish(Snapshots.good("default", NOW.minusSeconds(60)));
            changes.snapshots().pipeInput(traced(Snapshots.failed("default", NOW)));

            assertThat(changes.records())
                    .isNotEmpty()
                    .allSatisfy(change -> assertThat(change.headers().lastHeader("traceparent"))
                            .isNull());
        }
    }

    private static TestRecord<byte[], byte[]> traced(Snapshot snapshot) {
        var headers = new RecordHeaders();
        headers.add("traceparent", ("00-" + TRACE + "-" + PARENT + "-01").getBytes(US_ASCII));
        return new TestRecord<>(
                snapshot.swarm().getBytes(UTF_8), Snapshots.json(snapshot), headers, snapshot.collectedAt());
    }

    private static String traceparent(Headers headers) {
        return new String(headers.lastHeader("traceparent").value(), US_ASCII);
    }

    private static SpanData span(String name) {
        var spans = spans(name);
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    private static List<SpanData> spans(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
