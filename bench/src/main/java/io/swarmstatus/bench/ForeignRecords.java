package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What somebody writes to the snapshot topic who should not. */
final class ForeignRecords {

    /** More than the sinks deal with while it is looked at how many there are. */
    private static final int FLOOD = 400_000;

    private ForeignRecords() {}

    static void garbage(String broker) {
        var value = "no snapshot".getBytes(StandardCharsets.UTF_8);
        try (var producer = producer(broker)) {
            for (var number = 0; number < FLOOD; number++) {
                var _ = producer.send(new ProducerRecord<>(SnapshotTopic.NAME, "garbage-" + number, value));
            }
        }
    }

    /** One snapshot, between those of the cluster that is there: each has been seen before and after the other then. */
    static void ofAnotherCluster(String broker) {
        var now = Instant.now();
        var origin = new Origin(SwarmName.DEFAULT, now, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);
        var metrics = new PerformanceMetrics(0, now, false, List.of());
        var snapshot = Snapshot.healthy(origin, "another-cluster", 1, List.of(), List.of(), TaskCounts.NONE, metrics);
        try (var producer = producer(broker)) {
            var _ = producer.send(new ProducerRecord<>(
                    SnapshotTopic.NAME,
                    null,
                    now.toEpochMilli(),
                    SwarmName.DEFAULT,
                    new SnapshotCodec().encode(snapshot)));
        }
    }

    private static KafkaProducer<String, byte[]> producer(String broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "linger.ms", 20, "max.block.ms", 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
