package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/**
 * Where on the topic the newest snapshots of a swarm are.
 *
 * @param topic the topic's name
 * @param swarm the records' key
 * @param reach how far back they are of interest
 * @param limit for each question to the brokers
 */
record TopicTail(String topic, String swarm, Duration reach, Duration limit) {

    /** At most so many records are read again at a start. */
    private static final long MOST_RECORDS = 200;

    /** The partition that the producers' default partitioner chooses for the swarm; empty while there is no topic. */
    Optional<TopicPartition> partition(Consumer<?, ?> consumer) {
        try {
            var partitions = consumer.partitionsFor(topic, limit);
            if (partitions == null || partitions.isEmpty()) {
                return Optional.empty();
            }
            var hash = Utils.toPositive(Utils.murmur2(swarm.getBytes(UTF_8)));
            return Optional.of(new TopicPartition(topic, hash % partitions.size()));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** Goes to the first record that is of interest. */
    void seek(Consumer<?, ?> consumer, TopicPartition partition, Instant now) {
        var end = end(consumer, partition);
        var earliest = now.minus(reach).toEpochMilli();
        var found = consumer.offsetsForTimes(Map.of(partition, earliest), limit).get(partition);
        var first = found == null ? end : found.offset();
        consumer.seek(partition, Math.max(first, end - MOST_RECORDS));
    }

    /** Whether all that there is has been read. */
    boolean isAtEnd(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.position(partition, limit) >= end(consumer, partition);
    }

    private long end(Consumer<?, ?> consumer, TopicPartition partition) {
        var end = consumer.endOffsets(List.of(partition), limit).get(partition);
        return end == null ? 0 : end;
    }
}
