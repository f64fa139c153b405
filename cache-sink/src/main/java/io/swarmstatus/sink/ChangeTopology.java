package io.swarmstatus.sink;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.BaselineCodec;
import io.swarmstatus.changes.Detection;
import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From the snapshot topic to the change topic.
 *
 * <pre>
 *   snapshots ─▶ detect-changes ─▶ changes
 *                      │
 *                  baselines (in memory, with a changelog)
 * </pre>
 *
 * <p>Exactly once, if it is run so: offsets, baselines and changes are then committed together or not at all.
 *
 * @param topic where snapshots are read from
 * @param changeTopic where changes go
 * @param detection tells what a snapshot has changed since its baseline
 * @param refused what is not to be published
 * @param mostSwarms how many baselines of one partition are kept
 * @param tracing goes on with the traces of the snapshots
 */
record ChangeTopology(
        String topic,
        String changeTopic,
        BiFunction<Baseline, Snapshot, Detection> detection,
        RefusedChanges refused,
        int mostSwarms,
        RecordTracing tracing)
        implements Supplier<Topology> {

    static final String SNAPSHOTS = "snapshots";
    static final String DETECT_CHANGES = "detect-changes";
    static final String CHANGES = "changes";
    static final String BASELINES = "baselines";

    @Override
    public Topology get() {
        var bytes = new ByteArrayDeserializer();
        var asTheyAre = new ByteArraySerializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), SNAPSHOTS, SnapshotTopology::timestamp, bytes, bytes, topic)
                .addProcessor(DETECT_CHANGES, this::detectChanges, SNAPSHOTS)
                .addStateStore(baselines(), DETECT_CHANGES)
                .addSink(CHANGES, changeTopic, asTheyAre, asTheyAre, DETECT_CHANGES);
    }

    private Processor<byte[], byte[], byte[], byte[]> detectChanges() {
        var processor = new ChangeProcessor(
                BASELINES,
                new RecordCheck(new SnapshotCodec()),
                detection,
                new BaselineEntries(new BaselineCodec()),
                new ChangeRecords(new ChangeCodec(), tracing),
                refused,
                mostSwarms);
        return new TracedProcessor(processor, "detect changes", tracing);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> baselines() {
        var inMemory = Stores.inMemoryKeyValueStore(BASELINES);
        return Stores.keyValueStoreBuilder(inMemory, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Changelog.CONFIG);
    }
}
