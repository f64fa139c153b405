package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.changes.Detection;
import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of the changes without a broker. */
final class ChangeDriver implements AutoCloseable {

    static final int MOST_SWARMS = 3;

    private final ChangeCodec codec = new ChangeCodec();
    private final RefusedChanges refused = new RefusedChanges();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> snapshots;
    private final TestOutputTopic<byte[], byte[]> changes;

    ChangeDriver(Instant now) {
        this(now, ChangeDetector::observe);
    }

    ChangeDriver(Instant now, BiFunction<Baseline, Snapshot, Detection> detection) {
        this(now, detection, RecordTracing.NONE);
    }

    ChangeDriver(Instant now, BiFunction<Baseline, Snapshot, Detection> detection, RecordTracing tracing) {
        var settings = new Properties();
        settings.putAll(StreamsSettings.changes(Configs.of(Map.of())).originals());
        driver = new TopologyTestDriver(
                new ChangeTopology("snapshots", "changes", detection, refused, MOST_SWARMS, tracing).get(),
                settings,
                now);
        snapshots = driver.createInputTopic("snapshots", new ByteArraySerializer(), new ByteArraySerializer());
        changes = driver.createOutputTopic("changes", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What these make it publish. */
    List<SwarmChange> publish(Snapshot... all) {
        for (var snapshot : all) {
            snapshots.pipeInput(snapshot.swarm().getBytes(UTF_8), json(snapshot));
        }
        return records().stream().map(record -> codec.decode(record.value())).toList();
    }

    List<TestRecord<byte[], byte[]>> records() {
        return changes.readRecordsToList();
    }

    TestInputTopic<byte[], byte[]> snapshots() {
        return snapshots;
    }

    RefusedChanges refused() {
        return refused;
    }

    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore("baselines");
    }

    /** What was written to the changelog since the last call. */
    List<TestRecord<String, byte[]>> written() {
        var changelog = "swarm-status-cache-sink-changes-baselines-changelog";
        return driver.createOutputTopic(changelog, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** What the snapshots show when they are compared in one go, each swarm's on its own. */
    static List<SwarmChange> inOneGo(Collection<Snapshot> snapshots) {
        var baselines = new HashMap<String, Baseline>();
        var changes = new ArrayList<SwarmChange>();
        for (var snapshot : snapshots) {
            var before = baselines.getOrDefault(snapshot.swarm(), Baseline.NONE);
            var detection = ChangeDetector.observe(before, snapshot);
            baselines.put(snapshot.swarm(), detection.baseline());
            changes.addAll(detection.changes());
        }
        return changes;
    }

    @Override
    public void close() {
        driver.close();
    }
}
