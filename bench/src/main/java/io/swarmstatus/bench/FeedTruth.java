package io.swarmstatus.bench;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What changed by all the snapshots of the topic, compared in one go. */
final class FeedTruth {

    private final SnapshotCodec codec = new SnapshotCodec();
    private final Map<String, Baseline> baselines = new HashMap<>();
    private final Map<String, List<SwarmChange>> changes = new HashMap<>();
    private long records;
    private long snapshots;

    private FeedTruth() {}

    /** Reads the topic from its beginning to its end. */
    static FeedTruth read(String broker) {
        var bytes = new ByteArrayDeserializer();
        var truth = new FeedTruth();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker), bytes, bytes)) {
            var partitions = consumer.partitionsFor(SnapshotTopic.NAME).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> truth.observe(record.value()));
            }
        }
        return truth;
    }

    private void observe(byte[] value) {
        records++;
        try {
            var snapshot = codec.decode(value);
            var before = baselines.getOrDefault(snapshot.swarm(), Baseline.NONE);
            var detection = ChangeDetector.observe(before, snapshot);
            baselines.put(snapshot.swarm(), detection.baseline());
            changes.computeIfAbsent(snapshot.swarm(), _ -> new ArrayList<>()).addAll(detection.changes());
            snapshots++;
        } catch (InvalidSnapshotException e) {
            // one of those that are none
        }
    }

    /** The changes of each swarm, in their order. */
    Map<String, List<SwarmChange>> changes() {
        return changes;
    }

    String words() {
        return "%d records on the topic, %d of them snapshots, which show %d changes"
                .formatted(records, snapshots, count());
    }

    long count() {
        return changes.values().stream().mapToLong(List::size).sum();
    }
}
