package io.swarmstatus.sink;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The stream's producer. What the dead-letter topic refuses for good it reports as lost, and to the stream as sent: Kafka
 * Streams itself would end its thread at a topic that it may not write to, and be no further after each restart.
 *
 * <p>A letter that is too large goes out again without its contents before the next commit; where the broker is away by
 * then there is no commit.
 */
final class DeadLetterProducer extends KafkaProducer<byte[], byte[]> {

    private final String deadLetterTopic;
    private final DeadLetterDelivery delivery;
    private final Queue<ProducerRecord<byte[], byte[]>> emptied = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RetriableException> untaken = new AtomicReference<>();

    DeadLetterProducer(Map<String, Object> settings, String deadLetterTopic, DeadLetterDelivery delivery) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.deadLetterTopic = deadLetterTopic;
        this.delivery = delivery;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (!record.topic().equals(deadLetterTopic)) {
            return super.send(record, callback);
        }
        var missing = delivery.missing();
        if (missing.isPresent()) {
            delivery.lost(record, missing.get());
            callback.onCompletion(done(), null);
            return CompletableFuture.completedFuture(done());
        }
        return super.send(record, (metadata, failure) -> settle(record, callback, metadata, failure));
    }

    /** Called by the stream before each commit. */
    @Override
    public void flush() {
        super.flush();
        if (!emptied.isEmpty()) {
            for (var left = emptied.size(); left > 0; left--) {
                sendEmptied(emptied.remove());
            }
            super.flush();
        }
        var failure = untaken.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    void settle(ProducerRecord<byte[], byte[]> letter, Callback callback, RecordMetadata metadata, Exception failure) {
        switch (failure) {
            case null -> {
                delivery.delivered();
                callback.onCompletion(metadata, null);
            }
            case RecordTooLargeException _ -> {
                emptied.add(DeadLetter.withoutContents(letter));
                callback.onCompletion(done(), null);
            }
            case TopicAuthorizationException _,
                    InvalidTopicException _,
                    InvalidRecordException _,
                    InvalidTimestampException _,
                    PolicyViolationException _ -> {
                delivery.lost(letter, String.valueOf(failure.getMessage()));
                callback.onCompletion(done(), null);
            }
            default -> callback.onCompletion(metadata, failure);
        }
    }

    private void sendEmptied(ProducerRecord<byte[], byte[]> letter) {
        var _ = super.send(letter, (_, failure) -> {
            switch (failure) {
                case null -> delivery.delivered();
                case RetriableException later -> {
                    emptied.add(letter);
                    untaken.set(later);
                }
                default -> delivery.lost(letter, String.valueOf(failure.getMessage()));
            }
        });
    }

    private RecordMetadata done() {
        return new RecordMetadata(new TopicPartition(deadLetterTopic, 0), 0, 0, -1, -1, -1);
    }
}
