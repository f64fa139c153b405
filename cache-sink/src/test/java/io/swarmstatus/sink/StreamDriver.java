package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.sink.NewestSnapshotProcessor.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The topology without a broker, from its topic to its dead letters and its outbox, at whatever time a test wants. */
final class StreamDriver implements AutoCloseable {

    static final Duration REFILL_INTERVAL = Duration.ofSeconds(30);
    static final int MOST_KEPT = 10;

    private final AtomicReference<@Nullable Instant> processedUpTo = new AtomicReference<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordMeters records = RecordMeters.register(new SinkMeters(registry));
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> snapshots;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    StreamDriver(Instant now) {
        this(now, RecordTracing.NONE, new PendingNews());
    }

    StreamDriver(Instant now, RecordTracing tracing, PendingNews traces) {
        var topology = new SnapshotTopology(
                "snapshots",
                "snapshots.dlq",
                new SnapshotCodec(),
                new NewsOutbox(outbox, traces),
                new Limits(REFILL_INTERVAL, Duration.ofSeconds(2), MOST_KEPT),
                _ -> Optional.ofNullable(processedUpTo.get()),
                new SilentSwarms(),
                new WatchedRecords(records, tracing));
        driver = new TopologyTestDriver(topology.get(), settings(), now);
        snapshots = driver.createInputTopic("snapshots", new ByteArraySerializer(), new ByteArraySerializer());
        deadLetters =
                driver.createOutputTopic("snapshots.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void publish(Snapshot... all) {
        for (var snapshot : all) {
            snapshots.pipeInput(snapshot.swarm().getBytes(UTF_8), json(snapshot), snapshot.collectedAt());
        }
    }

    /** From now on it is known that all that was published until then is processed. */
    void processedUpTo(Instant moment) {
        processedUpTo.set(moment);
    }

    void advanceTime(Duration step) {
        driver.advanceWallClockTime(step);
    }

    TestInputTopic<byte[], byte[]> snapshots() {
        return snapshots;
    }

    TestOutputTopic<byte[], byte[]> deadLetters() {
        return deadLetters;
    }

    RecordingOutbox outbox() {
        return outbox;
    }

    /** What one of its counters came to. */
    double counted(String name, String label, String value) {
        return registry.get("swarm_status_sink_" + name)
                .tag(label, value)
                .counter()
                .count();
    }

    /** What is in its store. */
    List<Snapshot> kept() {
        var store = driver.<String, Snapshot>getKeyValueStore("newest-snapshots");
        try (var all = store.all()) {
            var kept = new ArrayList<Snapshot>();
            all.forEachRemaining(entry -> kept.add(entry.value));
            return kept;
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.putAll(StreamsSettings.of(Configs.of(Map.of())).originals());
        return settings;
    }
}
