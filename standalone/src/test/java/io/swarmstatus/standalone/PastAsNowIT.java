package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.api.Api;
import io.swarmstatus.api.ApiConfig;
import io.swarmstatus.api.ApiMain;
import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The past played at a hundred times its speed into a Redis of its own, with a second API on that. */
class PastAsNowIT {

    private static final Duration INTERVAL = Duration.ofMinutes(2);
    private static final Duration GAP = Duration.ofMinutes(10);
    private static final int BEFORE_THE_GAP = 5;

    private final CloseStack parts = new CloseStack();
    private final int kafkaPort = LoopbackPort.next();
    private final int redisPort = LoopbackPort.next();
    private final Instant then = Instant.now().minus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void thePastIsServedAsIfItWereNowAndItsGapAsTheGapThatItWas() throws Exception {
        var directory = parts.add(WorkDirectory.open(null));
        parts.add(EmbeddedKafka.start(directory.sub("kafka"), kafkaPort));
        parts.add(EmbeddedRedis.start(directory.sub("redis"), redisPort));
        publishThePast();
        var redis = "redis://127.0.0.1:" + redisPort;
        var settings = new PartSettings(Map.of(), List.of(ApiMain.class));
        var config = settings.of(ApiMain.class, Map.of("redis.url", redis, "server.port", "0"), ApiConfig::from);
        var api = parts.add(Api.start(config));

        try (var client = parts.add(new ApiClient(URI.create("http://127.0.0.1:" + api.port())))) {
            var begun = Instant.now();
            var played = CompletableFuture.runAsync(() -> play(redis));
            var seen = new ArrayList<String>();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        var data = client.status();
                        var line = data.at("/cache_info/source").asText() + " "
                                + data.path("swarm_version").asLong();
                        if (data.path("swarm_active").asBoolean()
                                && (seen.isEmpty() || !seen.getLast().equals(line))) {
                            seen.add(line);
                            assertThat(Instant.parse(data.path("collected_at").asText()))
                                    .isBetween(begun.minusSeconds(1), Instant.now());
                        }
                        return seen.contains("cached 6");
                    });
            played.join();

            assertThat(seen)
                    .containsExactly(
                            "cached 1", "cached 2", "cached 3", "cached 4", "cached 5", "backup_cache 5", "cached 6");
        }
    }

    private void play(String redis) {
        try {
            ReplayProcess.run(
                    kafkaPort,
                    "--into",
                    redis,
                    "--speed",
                    "100",
                    "--from",
                    then.toString(),
                    "--to",
                    then.plus(1, ChronoUnit.HOURS).toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void publishThePast() throws ExecutionException, InterruptedException {
        var codec = new SnapshotCodec();
        Map<String, Object> config = Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort);
        try (var admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic("swarm.snapshots", 12, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int version = 1; version <= BEFORE_THE_GAP + 1; version++) {
                var at = then.plus(INTERVAL.multipliedBy(version - 1));
                var snapshot = snapshot(version, version > BEFORE_THE_GAP ? at.plus(GAP) : at);
                var time = snapshot.collectedAt().toEpochMilli();
                producer.send(new ProducerRecord<>("swarm.snapshots", null, time, "default", codec.encode(snapshot)))
                        .get();
            }
        }
    }

    private static Snapshot snapshot(long version, Instant at) {
        var origin = new Origin("default", at, Trigger.INTERVAL, INTERVAL, Collector.UNKNOWN);
        var metrics = new PerformanceMetrics(0.1, at, false, List.of());
        return Snapshot.healthy(origin, "cluster", version, List.of(), List.of(), TaskCounts.NONE, metrics);
    }
}
