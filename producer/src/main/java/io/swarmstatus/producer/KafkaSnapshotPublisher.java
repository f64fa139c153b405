package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Publishes snapshots to a topic, which it sees to before the first. */
final class KafkaSnapshotPublisher implements SnapshotPublisher {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final SnapshotRecords records;
    private final SnapshotTopicSetup topic;
    private final Duration limit;
    private boolean topicIsThere;

    /**
     * @param limit for one record, until all in-sync replicas have it
     */
    KafkaSnapshotPublisher(
            Producer<String, byte[]> producer, SnapshotRecords records, SnapshotTopicSetup topic, Duration limit) {
        this.producer = producer;
        this.records = records;
        this.topic = topic;
        this.limit = limit;
    }

    @Override
    public void publish(Snapshot snapshot) {
        try {
            if (!topicIsThere) {
                topic.ensure();
                topicIsThere = true;
            }
            producer.send(records.of(snapshot)).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new PublishException(
                    topic + ": " + requireNonNull(e.getCause()).getMessage(), e);
        } catch (TimeoutException e) {
            throw new PublishException(topic + ": not acknowledged within " + limit.toMillis() + " ms", e);
        } catch (KafkaException e) {
            throw new PublishException(topic + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException(topic + ": stopped", e);
        }
    }

    @Override
    public void close() {
        producer.close(STOP_LIMIT);
        topic.close();
    }
}
