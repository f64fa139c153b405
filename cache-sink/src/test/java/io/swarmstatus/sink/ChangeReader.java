package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a change topic as a consumer would: only what is committed. */
final class ChangeReader implements AutoCloseable {

    private final ChangeCodec codec = new ChangeCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;

    private ChangeReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static ChangeReader of(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false);
        return new ChangeReader(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** All that the topic holds now, by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < requireNonNull(ends.get(partition)))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    /** The changes of each swarm, in their order. */
    Map<String, List<SwarmChange>> changes(String topic) {
        return records(topic).stream()
                .collect(groupingBy(
                        record -> new String(record.key(), UTF_8),
                        mapping(record -> codec.decode(record.value()), toList())));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
