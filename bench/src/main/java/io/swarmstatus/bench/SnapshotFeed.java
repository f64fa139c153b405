package io.swarmstatus.bench;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The snapshots that are published, from the first. */
final class SnapshotFeed implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SnapshotCodec codec = new SnapshotCodec();

    private SnapshotFeed(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Listens on a broker, whose topic may come later. */
    static SnapshotFeed open(String broker) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(SnapshotTopic.NAME));
        return new SnapshotFeed(consumer);
    }

    /** Those that have come since the last call; waits at most so long for the first. */
    List<Snapshot> next(Duration limit) {
        var snapshots = new ArrayList<Snapshot>();
        consumer.poll(limit).forEach(published -> snapshots.add(codec.decode(published.value())));
        return snapshots;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
