package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.closely;
import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Redis goes, and comes back; the stream goes on, and all that is newest is there soon. The figures are printed. */
@Testcontainers(disabledWithoutDocker = true)
class RedisOutageIT {

    /** The goal is 2 s; the rest is for busy machines. */
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(6);

    private static final int SWARMS = 200;

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String topic = "snapshots-" + UUID.randomUUID();
    private Broker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, 3, Map.of());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void writesTheNewestOfAllSwarmsSoonAfterTheReturnOfRedis() throws Exception {
        try (var sink = Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of())) {
            eventually().until(() -> Sinks.isReady(sink));
            redis.stop();
            publishWhileAway(sink);
            assertThat(Sinks.readiness(sink)).contains("away since ", "Redis");

            redis.start();
            var back = Instant.now();

            assertThat(untilAllAreThere(back, "Redis started afresh")).isLessThan(LONGEST_RECOVERY);
        }
    }

    @Test
    void writesTheNewestOfAllSwarmsSoonOnceRedisHangsNoMore() throws Exception {
        try (var sink = Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of())) {
            eventually().until(() -> Sinks.isReady(sink));
            redis.freeze();
            try {
                publishWhileAway(sink);
                assertThat(Sinks.isLive(sink)).isTrue();
            } finally {
                redis.thaw();
            }
            var back = Instant.now();

            assertThat(untilAllAreThere(back, "Redis thawed")).isLessThan(LONGEST_RECOVERY);
        }
    }

    /** Two rounds, of which the second alone counts; and then until the stream is through with them. */
    private void publishWhileAway(CacheSink sink) throws Exception {
        for (int round = 2; round >= 1; round--) {
            var collectedAt = now.minusSeconds(round);
            broker.publish(
                    topic,
                    IntStream.range(0, SWARMS)
                            .mapToObj(number -> good("swarm-" + number, collectedAt))
                            .toArray(Snapshot[]::new));
        }
        eventually().until(() -> Sinks.readiness(sink).contains("answers, 0 records to process"));
        eventually().until(() -> Sinks.liveness(sink).contains(SWARMS + " to write"));
        assertThat(Sinks.isReady(sink)).isFalse();
    }

    private Duration untilAllAreThere(Instant back, String what) {
        try (var cache = redis.connect()) {
            closely().until(() -> cache.swarms().size() == SWARMS);
            var taken = Measured.since(back, what + ", until the newest of " + SWARMS + " swarms was in it");
            assertThat(IntStream.range(0, SWARMS).mapToObj(number -> cache.read("swarm-" + number)))
                    .allMatch(this::isNewest);
            return taken;
        }
    }

    private boolean isNewest(CachedSwarm swarm) {
        return swarm.backup().exists()
                && now.minusSeconds(1).equals(swarm.refresh().lastSuccessAt());
    }
}
