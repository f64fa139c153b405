package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.sink.NewestSnapshotProcessor.Limits;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
 * From the snapshot topic to the newest snapshots, and to the dead letters.
 *
 * <pre>
 *   snapshots ─▶ keep-newest ─▶ dead-letters
 *                 │      └─▶ outbox (newest good one and newest failure of each swarm, and its silence)
 *                newest-snapshots (in memory, with a changelog)
 * </pre>
 *
 * <p>A processor and not the DSL: that would drop records without key or value before anybody sees them, and these are
 * to become dead letters.
 */
final class SnapshotTopology implements Supplier<Topology> {

    static final String SNAPSHOTS = "snapshots";
    static final String KEEP_NEWEST = "keep-newest";
    static final String DEAD_LETTERS = "dead-letters";
    static final String NEWEST_SNAPSHOTS = "newest-snapshots";

    private final String topic;
    private final String deadLetterTopic;
    private final SnapshotCodec codec;
    private final Outbox outbox;
    private final Limits limits;
    private final Progress progress;
    private final SilentSwarms silent;
    private final WatchedRecords watched;

    /**
     * Describes the stream.
     *
     * @param topic where snapshots are read from
     * @param deadLetterTopic where everything else goes
     * @param outbox is told, on the stream's threads, what the cache is to know, some of it repeatedly
     * @param limits how often it is told again, and how much is kept
     * @param progress what is known of the topic's end
     * @param silent is told of swarms that nobody publishes
     * @param watched is told of each record
     */
    SnapshotTopology(
            String topic,
            String deadLetterTopic,
            SnapshotCodec codec,
            Outbox outbox,
            Limits limits,
            Progress progress,
            SilentSwarms silent,
            WatchedRecords watched) {
        this.topic = topic;
        this.deadLetterTopic = deadLetterTopic;
        this.codec = codec;
        this.outbox = outbox;
        this.limits = limits;
        this.progress = progress;
        this.silent = silent;
        this.watched = watched;
    }

    @Override
    public Topology get() {
        var bytes = new ByteArrayDeserializer();
        var asTheyCame = new ByteArraySerializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), SNAPSHOTS, SnapshotTopology::timestamp, bytes, bytes, topic)
                .addProcessor(KEEP_NEWEST, this::keepNewest, SNAPSHOTS)
                .addStateStore(newestSnapshots(), KEEP_NEWEST)
                .addSink(DEAD_LETTERS, deadLetterTopic, asTheyCame, asTheyCame, KEEP_NEWEST);
    }

    private Processor<byte[], byte[], byte[], byte[]> keepNewest() {
        var silence = new SilenceWatch(silent);
        var processor = new NewestSnapshotProcessor(
                NEWEST_SNAPSHOTS, new RecordCheck(codec), outbox, limits, progress, silence, watched.observer());
        return new TracedProcessor(processor, "keep newest snapshot", watched.tracing());
    }

    private StoreBuilder<KeyValueStore<String, Snapshot>> newestSnapshots() {
        var inMemory = Stores.inMemoryKeyValueStore(NEWEST_SNAPSHOTS);
        return Stores.keyValueStoreBuilder(inMemory, Serdes.String(), new SnapshotSerde(codec))
                .withLoggingEnabled(Changelog.CONFIG);
    }

    /** Old clients may leave the timestamp out, which is -1; Kafka Streams' own extractor would stop the stream there. */
    static long timestamp(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
