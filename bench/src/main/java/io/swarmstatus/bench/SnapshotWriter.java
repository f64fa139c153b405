package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes good snapshots of a swarm of so many nodes, as a producer does, and says when.
 *
 * @param nodes in each snapshot, and as many services
 */
record SnapshotWriter(KafkaProducer<String, byte[]> producer, SnapshotCodec codec, int nodes) implements AutoCloseable {

    static SnapshotWriter to(String broker, int nodes) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker, "compression.type", "zstd", "linger.ms", 0, "max.request.size", 16 << 20);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        return new SnapshotWriter(producer, new SnapshotCodec(), nodes);
    }

    /** Writes one, and returns once the broker has it. */
    void write(Instant collectedAt) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(
                            SnapshotTopic.NAME,
                            null,
                            collectedAt.toEpochMilli(),
                            SwarmName.DEFAULT,
                            codec.encode(SampleSnapshot.of(SwarmName.DEFAULT, nodes, collectedAt))))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a snapshot could not be written", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
