package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Publishes snapshots to a topic, which it sees to before the first. For use by one thread. */
final class KafkaSnapshotPublisher implements SnapshotPublisher {

    private final KafkaClients clients;
    private final SnapshotRecords records;
    private final Duration limit;

    /** Made with the first snapshot: clients cannot even be made while the brokers' names cannot be resolved. */
    private @Nullable KafkaConnection connection;

    /**
     * @param limit for one record, until all in-sync replicas have it
     */
    KafkaSnapshotPublisher(KafkaClients clients, SnapshotRecords records, Duration limit) {
        this.clients = clients;
        this.records = records;
        this.limit = limit;
    }

    @Override
    public void publish(Snapshot snapshot) {
        try {
            connection().producer().send(records.of(snapshot)).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            var cause = requireNonNull(e.getCause());
            var reasonForEver = reasonForEver(snapshot, cause);
            if (reasonForEver.isPresent()) {
                throw PublishException.forEver(where() + ": " + reasonForEver.get() + ": " + cause.getMessage(), e);
            }
            beginAnewUnless(cause instanceof RetriableException);
            throw failed(cause.getMessage(), e);
        } catch (TimeoutException e) {
            throw failed("not acknowledged within " + limit.toMillis() + " ms", e);
        } catch (KafkaException e) {
            beginAnewUnless(e instanceof RetriableException);
            throw failed(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the producer was stopped", e);
        }
    }

    private KafkaConnection connection() throws ExecutionException, InterruptedException {
        var open = connection == null ? clients.connect() : connection;
        connection = open;
        open.ensureTopic();
        return open;
    }

    /** What is wrong with the snapshot itself; empty where trying again may help. */
    private static Optional<String> reasonForEver(Snapshot snapshot, Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case RecordTooLargeException _ -> "larger than the topic, the broker or max.request.size allows";
                    case InvalidTimestampException _ ->
                        "collected at " + snapshot.collectedAt() + " by this machine's clock, which the broker refuses";
                    default -> null;
                });
    }

    /** After an error that the clients do not get over by themselves. */
    private void beginAnewUnless(boolean isPassing) {
        if (!isPassing) {
            close();
            connection = null;
        }
    }

    /** The topic may be what is missing: it is looked for again before the next try. */
    private PublishException failed(@Nullable String reason, Exception cause) {
        if (connection != null) {
            connection.doubtTopic();
        }
        return PublishException.forNow(where() + ": " + reason, cause);
    }

    private String where() {
        return records.topic() + " on " + clients.servers();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
