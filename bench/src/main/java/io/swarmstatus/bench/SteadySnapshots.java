package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a snapshot of each of many swarms in turn, at a steady rate, and measures how long each needs until Redis tells of it. */
final class SteadySnapshots implements AutoCloseable {

    private static final int NODES = 5;
    private static final double INTERVAL_SECONDS = 10;

    private final KafkaProducer<String, byte[]> producer;
    private final SnapshotCodec codec = new SnapshotCodec();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private volatile LatencyHistogram latencies = new LatencyHistogram();
    private long next;

    private SteadySnapshots(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    static SteadySnapshots to(String broker) {
        return new SteadySnapshots(new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "compression.type", "zstd", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    /** To be called when Redis tells of this swarm. */
    void written(String swarm) {
        var sent = underWay.remove(swarm);
        if (sent != null) {
            latencies.record(System.nanoTime() - sent);
        }
    }

    /** Writes for so long as if there were so many swarms, each with a snapshot every ten seconds; goes on after the last swarm. */
    Written write(int swarms, int seconds) throws InterruptedException {
        var perSecond = swarms / INTERVAL_SECONDS;
        var count = (int) (perSecond * seconds);
        latencies = new LatencyHistogram();
        underWay.clear();
        var begun = System.nanoTime();
        for (var number = 0; number < count; number++) {
            var due = begun + (long) (number / perSecond * 1e9);
            var early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            send(name(next++ % swarms));
        }
        producer.flush();
        var took = (System.nanoTime() - begun) / 1e9;
        var recent = List.of(name((next - 1) % swarms), name((next - 1 - count / 2) % swarms));
        return new Written(count, latencies, count / took / perSecond, recent);
    }

    /**
     * What was written in one go.
     *
     * @param latencies until Redis told of each; of those still under way nothing
     * @param pace 1 where the rate was kept, less where this writer could not
     * @param recent some of the swarms that they are of
     */
    record Written(int count, LatencyHistogram latencies, double pace, List<String> recent) {

        /** How many are still under way. */
        long missing() {
            return count - latencies.count();
        }
    }

    private static String name(long number) {
        return String.format(Locale.ROOT, "swarm-%05d", number);
    }

    private void send(String swarm) {
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var json = codec.encode(SampleSnapshot.of(swarm, NODES, at));
        underWay.put(swarm, System.nanoTime());
        var _ = producer.send(new ProducerRecord<>(SnapshotTopic.NAME, null, at.toEpochMilli(), swarm, json));
    }

    @Override
    public void close() {
        producer.close();
    }
}
