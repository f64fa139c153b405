package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of the stream of changes; it notes what the topic refuses for good. */
final class ChangeProducer extends KafkaProducer<byte[], byte[]> {

    private static final String EVENT_ID = "ce_id";

    private final RefusedChanges refused;

    ChangeProducer(Map<String, Object> settings, RefusedChanges refused) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.refused = refused;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        return super.send(record, (metadata, failure) -> {
            var id = record.headers().lastHeader(EVENT_ID);
            if (id != null && isForGood(failure)) {
                refused.add(new String(id.value(), UTF_8), String.valueOf(failure.getMessage()));
            }
            callback.onCompletion(metadata, failure);
        });
    }

    private static boolean isForGood(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException
                || failure instanceof PolicyViolationException;
    }
}
