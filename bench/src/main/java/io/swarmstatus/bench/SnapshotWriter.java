package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
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
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "compression.type", "zstd", "max.request.size", 16 << 20);
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
                            codec.encode(snapshot(collectedAt))))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a snapshot could not be written", e);
        }
    }

    private Snapshot snapshot(Instant collectedAt) {
        var collector = new Collector("node-0", "node-0", true, "29.1.0", "1.44");
        var origin = new Origin(SwarmName.DEFAULT, collectedAt, Trigger.POLL, Duration.ofMinutes(2), collector);
        return Snapshot.healthy(
                origin,
                "cluster",
                collectedAt.toEpochMilli(),
                IntStream.range(0, nodes).mapToObj(SnapshotWriter::node).toList(),
                IntStream.range(0, nodes)
                        .mapToObj(number -> new Service(
                                "s" + number, "web-" + number, "shop", "replicated", "web:3", 4, 4, "completed"))
                        .toList(),
                new TaskCounts(4 * nodes, 0, 0),
                new PerformanceMetrics(0.042, collectedAt, false, List.of()));
    }

    private static Node node(int number) {
        var leads = number == 0;
        return new Node(
                "node-" + number,
                "node-" + number,
                leads ? "manager" : "worker",
                leads,
                leads,
                "active",
                "ready",
                leads ? "reachable" : null,
                "10.0.0." + number,
                "29.1.0",
                4.0,
                8.0,
                5,
                35,
                new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1),
                Map.of("zone", "a"),
                null,
                null);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
