package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused: key, value and headers as they came, and in more headers why and where it came from. All of
 * those are text in UTF-8. A record that no topic of the sink's could take is told of without its contents.
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

    /** How many bytes its key, value and headers had; only where the letter goes without them, as too large. */
    static final String DROPPED_BYTES = "dlq_dropped_bytes";

    /** Leaves room for the headers that are added, and for what a record costs on its way. */
    private static final long LARGEST = RecordLimits.MAX_RECORD_BYTES - 64 * 1024;

    private static final int LARGEST_KEY = 1024;

    private DeadLetter() {}

    /**
     * The dead letter of a refused record.
     *
     * @param refusedAt becomes its timestamp: how long the topic keeps it counts from there
     */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> refused, RecordMetadata source, String reason, long refusedAt) {
        var bytes = bytes(refused.key(), refused.value(), refused.headers());
        var fits = bytes <= LARGEST;
        var headers = fits ? new RecordHeaders(refused.headers()) : new RecordHeaders();
        if (!fits) {
            set(headers, DROPPED_BYTES, Long.toString(bytes));
        }
        set(headers, REASON, reason);
        set(headers, TOPIC, source.topic());
        set(headers, PARTITION, Integer.toString(source.partition()));
        set(headers, OFFSET, Long.toString(source.offset()));
        set(headers, TIMESTAMP, Long.toString(refused.timestamp()));
        return fits
                ? new Record<>(refused.key(), refused.value(), refusedAt, headers)
                : new Record<>(small(refused.key()), null, refusedAt, headers);
    }

    /** The same letter for a topic that takes less: why the record was refused, and where it can still be read. */
    static ProducerRecord<byte[], byte[]> withoutContents(ProducerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders();
        for (var name : List.of(REASON, TOPIC, PARTITION, OFFSET, TIMESTAMP)) {
            set(headers, name, text(letter.headers(), name));
        }
        set(headers, DROPPED_BYTES, Long.toString(bytes(letter.key(), letter.value(), letter.headers())));
        return new ProducerRecord<>(letter.topic(), null, letter.timestamp(), small(letter.key()), null, headers);
    }

    /** What a header says; empty where there is none. */
    static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    private static byte @Nullable [] small(byte @Nullable [] key) {
        return key == null || key.length > LARGEST_KEY ? null : key;
    }

    private static long bytes(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long bytes = length(key) + length(value);
        for (var header : headers) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** A dead letter that was put back and refused again has these headers already. */
    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
