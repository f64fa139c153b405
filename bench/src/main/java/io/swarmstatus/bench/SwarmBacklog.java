package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of many swarms on the topic: as many of each, all of one moment before any of the next.
 *
 * @param nodes of each swarm
 */
record SwarmBacklog(int swarms, int ofEach, int nodes) {

    /** From one snapshot of a swarm to its next. */
    private static final Duration STEP = Duration.ofMillis(1);

    int snapshots() {
        return swarms * ofEach;
    }

    List<String> names() {
        return IntStream.range(0, swarms).mapToObj(SwarmBacklog::name).toList();
    }

    private static String name(int number) {
        return String.format("swarm-%05d", number);
    }

    /**
     * Publishes them all.
     *
     * @param first when the first of each swarm was collected
     * @return when the last of each swarm was collected
     */
    Instant publish(String broker, Instant first) throws ExecutionException {
        var codec = new SnapshotCodec();
        var failure = new AtomicReference<@Nullable Exception>();
        var at = first;
        try (var producer = BatchingProducer.to(broker)) {
            for (var time = 0; time < ofEach; time++) {
                at = first.plus(STEP.multipliedBy(time));
                for (var swarm = 0; swarm < swarms; swarm++) {
                    var json = codec.encode(SampleSnapshot.of(name(swarm), nodes, at));
                    var record = new ProducerRecord<>(SnapshotTopic.NAME, null, at.toEpochMilli(), name(swarm), json);
                    var _ = producer.send(record, (_, e) -> failure.compareAndSet(null, e));
                }
            }
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return at;
    }
}
