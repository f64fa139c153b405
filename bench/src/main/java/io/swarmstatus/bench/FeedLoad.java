package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes snapshots of swarms with churn at a rate, and among them what the feed must not be misled by: the same snapshot
 * twice, one that is older than the last, and records that are none.
 */
final class FeedLoad implements AutoCloseable {

    /** One record in so many is one that must change nothing. */
    private static final int ONE_ODD_IN = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ChurningSwarm> swarms;
    private final Random random;
    private final long periodNanos;
    private final SnapshotCodec codec = new SnapshotCodec();
    private final Map<String, Long> published = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ending;
    private volatile @Nullable RuntimeException failure;

    private FeedLoad(KafkaProducer<byte[], byte[]> producer, List<ChurningSwarm> swarms, long seed, int perSecond) {
        this.producer = producer;
        this.swarms = swarms;
        this.random = new Random(seed);
        this.periodNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.thread = Thread.ofPlatform().daemon().name("feed-load").unstarted(this::run);
    }

    /** Begins; the topic must be there. */
    static FeedLoad start(String broker, int swarms, long seed, int perSecond) {
        var bytes = new ByteArraySerializer();
        var producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker), bytes, bytes);
        var all = IntStream.range(0, swarms)
                .mapToObj(number -> new ChurningSwarm("swarm-" + number, seed + number))
                .toList();
        var load = new FeedLoad(producer, all, seed, perSecond);
        load.thread.start();
        return load;
    }

    /** When the snapshot of this swarm and moment was on the topic, by {@link System#nanoTime}; null of none. */
    @Nullable
    Long publishedAt(String swarm, Instant collectedAt) {
        return published.get(swarm + "/" + collectedAt);
    }

    /** Ends it, and returns once the broker has all. */
    void end() throws InterruptedException {
        ending = true;
        thread.join();
        producer.flush();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        ending = true;
        producer.close();
    }

    private void run() {
        var due = System.nanoTime();
        try {
            for (int turn = 0; !ending; turn++) {
                publish(swarms.get(turn % swarms.size()));
                due += periodNanos;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void publish(ChurningSwarm swarm) {
        var older = swarm.next(Instant.now());
        if (random.nextInt(ONE_ODD_IN) > 0) {
            send(older);
            return;
        }
        var newer = swarm.next(Instant.now());
        send(newer);
        send(newer);
        send(older);
        send(older.swarm(), "no snapshot".getBytes(UTF_8), null);
    }

    private void send(Snapshot snapshot) {
        send(snapshot.swarm(), codec.encode(snapshot), snapshot.swarm() + "/" + snapshot.collectedAt());
    }

    private void send(String swarm, byte[] value, @Nullable String moment) {
        var record = new ProducerRecord<>(SnapshotTopic.NAME, swarm.getBytes(UTF_8), value);
        var _ = producer.send(record, (_, refused) -> {
            if (refused != null) {
                failure = new IllegalStateException("a snapshot could not be published", refused);
            } else if (moment != null) {
                published.putIfAbsent(moment, System.nanoTime());
            }
        });
    }
}
