package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that was refused: key, value and headers as they came, and in more headers why and where it came from. All of
 * those are text in UTF-8.
 */
final class DeadLetter {

    /** Why the record was refused. */
    static final String REASON = "dlq_reason";

    /** The topic that it was read from. */
    static final String TOPIC = "dlq_topic";

    /** The partition that it was read from, a decimal number. */
    static final String PARTITION = "dlq_partition";

    /** Its offset there, a decimal number. */
    static final String OFFSET = "dlq_offset";

    /** Its timestamp there, in milliseconds since 1970, a decimal number. */
    static final String TIMESTAMP = "dlq_timestamp";

    private DeadLetter() {}

    /**
     * The dead letter of a refused record.
     *
     * @param refusedAt becomes its timestamp: how long the topic keeps it counts from there
     */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> refused, RecordMetadata source, String reason, long refusedAt) {
        var headers = new RecordHeaders(refused.headers());
        set(headers, REASON, reason);
        set(headers, TOPIC, source.topic());
        set(headers, PARTITION, Integer.toString(source.partition()));
        set(headers, OFFSET, Long.toString(source.offset()));
        set(headers, TIMESTAMP, Long.toString(refused.timestamp()));
        return new Record<>(refused.key(), refused.value(), refusedAt, headers);
    }

    /** A dead letter that was put back and refused again has these headers already. */
    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
