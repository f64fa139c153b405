package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Fills a topic with a small swarm's snapshots of a week, evenly spread over it.
 *
 * @param first when the first was collected
 * @param count how many there are
 */
record SnapshotFlood(Instant first, int count) {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int PARTITIONS = 12;
    private static final int NODES = 3;
    private static final int SERVICES = 5;

    /** The last of these is of now. */
    static SnapshotFlood upTo(Instant now, int count) {
        return new SnapshotFlood(now.minus(WEEK), count);
    }

    /** When one was collected, by its number from 0. */
    Instant collectedAt(int number) {
        return first.plusMillis(WEEK.toMillis() * number / count);
    }

    /**
     * Publishes them all, in batches of up to 16 KiB, compressed with zstd; the producer's batches have one each, but a million of
     * these would take too long.
     *
     * @return the bytes of their JSON
     */
    long publish(String broker) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var topic = new NewTopic(SnapshotTopic.NAME, Optional.of(PARTITIONS), Optional.empty())
                    .configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(topic)).all().get();
        }
        var codec = new SnapshotCodec();
        var random = new Random(1);
        var failure = new AtomicReference<@Nullable Exception>();
        var bytes = 0L;
        try (var producer = BatchingProducer.to(broker)) {
            for (var number = 0; number < count && failure.get() == null; number++) {
                var json = codec.encode(snapshot(number, random));
                bytes += json.length;
                var record = new ProducerRecord<>(
                        SnapshotTopic.NAME, null, collectedAt(number).toEpochMilli(), SwarmName.DEFAULT, json);
                var _ = producer.send(record, (_, e) -> {
                    if (e != null) {
                        failure.set(e);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return bytes;
    }

    private Snapshot snapshot(int number, Random random) {
        var at = collectedAt(number);
        var nodes =
                IntStream.range(0, NODES).mapToObj(node -> node(node, random)).toList();
        var services = IntStream.range(0, SERVICES)
                .mapToObj(service -> service(service, random))
                .toList();
        var took = random.nextInt(40) / 1000.0;
        return Snapshot.healthy(
                new Origin(SwarmName.DEFAULT, at, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN),
                "g8rxa67mexeqco7t9k2azi8vq",
                number,
                nodes,
                services,
                new TaskCounts(random.nextInt(30), random.nextInt(3), random.nextInt(9)),
                new PerformanceMetrics(
                        took, at.plusMillis(40), false, List.of(new Call("tasks", took, random.nextInt(90_000), 42))));
    }

    private static Node node(int number, Random random) {
        long cpu = random.nextInt(4_000) * 1_000_000L;
        long memory = random.nextInt(8_000) * 1_000_000L;
        var usage =
                new ResourceUsage(cpu, memory, 4_000_000_000L - cpu, 8_000_000_000L - memory, cpu / 4e7, memory / 8e7);
        return new Node(
                "n2x4k8v1q7z3m9c5b6l0j" + number,
                "manager-" + number,
                "manager",
                true,
                number == 0,
                "active",
                "ready",
                "reachable",
                "10.0.0." + number,
                "29.1.0",
                4,
                7.45,
                random.nextInt(12),
                random.nextInt(35),
                usage,
                Map.of("zone", "a"),
                null,
                null);
    }

    private static Service service(int number, Random random) {
        var desired = 3 + random.nextInt(4);
        var image = "registry.example.com/shop/part-" + number + ":1." + random.nextInt(20);
        return new Service(
                "s9w3e7r1t5y8u2i6o4p0a" + number,
                "shop_part-" + number,
                "shop",
                "replicated",
                image,
                desired,
                desired,
                null);
    }
}
