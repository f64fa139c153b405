package io.swarmstatus.history;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is on the topic.
 *
 * @param timestamp as its producer gave it, to the millisecond: {@code collected_at} of a snapshot, {@code changed_at} of a
 *     change
 * @param key the swarm's name; null where a foreign record has none
 * @param value the bytes as they are, whatever they hold; null in a tombstone. Not copied: not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record TopicRecord(
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        byte @Nullable [] value) {

    static TopicRecord of(ConsumerRecord<String, byte[]> record) {
        return new TopicRecord(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value());
    }

    /** Whether its key names this swarm, and it has a value. */
    public boolean isOf(String swarm) {
        return value != null && swarm.equals(key);
    }

    /** The size of the value in bytes. */
    public int size() {
        return value == null ? 0 : value.length;
    }
}
