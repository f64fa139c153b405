package io.swarmstatus.bench;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.ChangeTopic;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the change topic as consumers are told to, only what is committed, and notes how old each change is by then. */
final class FeedTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FeedLoad load;
    private final ChangeCodec codec = new ChangeCodec();
    private final Map<String, List<SwarmChange>> found = new HashMap<>();
    private final Map<String, Instant> newest = new HashMap<>();
    private final Thread thread;
    private volatile LatencyHistogram latencies = new LatencyHistogram();

    private FeedTail(KafkaConsumer<byte[], byte[]> consumer, FeedLoad load) {
        this.consumer = consumer;
        this.load = load;
        this.thread = Thread.ofPlatform().daemon().name("feed-tail").unstarted(this::run);
    }

    /** Begins, with a topic that may come later. */
    static FeedTail start(String broker, FeedLoad load) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench-feed",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(ChangeTopic.NAME));
        var tail = new FeedTail(consumer, load);
        tail.thread.start();
        return tail;
    }

    /** The changes of each swarm so far, in their order. */
    synchronized Map<String, List<SwarmChange>> found() {
        var copy = new HashMap<String, List<SwarmChange>>();
        found.forEach((swarm, changes) -> copy.put(swarm, List.copyOf(changes)));
        return copy;
    }

    /** Whether of so many swarms a change has come that is later than this. */
    synchronized boolean isPast(Instant moment, int swarms) {
        return newest.values().stream().filter(last -> last.isAfter(moment)).count() >= swarms;
    }

    /** What is counted from now on, apart from what was before. */
    LatencyHistogram beginWindow() {
        latencies = new LatencyHistogram();
        return latencies;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::note);
            }
        } catch (WakeupException e) {
            // it was told to end
        }
    }

    private synchronized void note(ConsumerRecord<byte[], byte[]> record) {
        var change = codec.decode(record.value());
        var published = load.publishedAt(change.swarm(), change.changedAt());
        if (published != null) {
            latencies.record(System.nanoTime() - published);
        }
        found.computeIfAbsent(change.swarm(), _ -> new ArrayList<>()).add(change);
        newest.put(change.swarm(), change.changedAt());
    }
}
