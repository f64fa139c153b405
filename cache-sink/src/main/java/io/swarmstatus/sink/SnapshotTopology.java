package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From the snapshot topic to the newest snapshots, and to the dead letters.
 *
 * <pre>
 *   snapshots ─▶ keep-newest ─▶ dead-letters
 *                 │      └─▶ taker (newest good one and newest failure of each swarm)
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

    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES),
            TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            // The broker's time: a record's own may be one that the broker would refuse.
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            // Only closed segments are compacted, and a start reads all that is not.
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofMinutes(10).toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(4 * RecordLimits.MAX_RECORD_BYTES));

    private final String topic;
    private final String deadLetterTopic;
    private final SnapshotCodec codec;
    private final Consumer<Snapshot> taker;
    private final Duration refillInterval;

    /**
     * Describes the stream.
     *
     * @param topic where snapshots are read from
     * @param deadLetterTopic where everything else goes
     * @param taker is offered, on the stream's thread, each snapshot that is the newest of its kind, some repeatedly
     * @param refillInterval how often all of them are offered again
     */
    SnapshotTopology(
            String topic,
            String deadLetterTopic,
            SnapshotCodec codec,
            Consumer<Snapshot> taker,
            Duration refillInterval) {
        this.topic = topic;
        this.deadLetterTopic = deadLetterTopic;
        this.codec = codec;
        this.taker = taker;
        this.refillInterval = refillInterval;
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

    private NewestSnapshotProcessor keepNewest() {
        return new NewestSnapshotProcessor(NEWEST_SNAPSHOTS, new RecordCheck(codec), taker, refillInterval);
    }

    private StoreBuilder<KeyValueStore<String, Snapshot>> newestSnapshots() {
        var inMemory = Stores.inMemoryKeyValueStore(NEWEST_SNAPSHOTS);
        return Stores.keyValueStoreBuilder(inMemory, Serdes.String(), new SnapshotSerde(codec))
                .withLoggingEnabled(CHANGELOG);
    }

    /** Old clients may leave the timestamp out, which is -1; Kafka Streams' own extractor would stop the stream there. */
    private static long timestamp(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
