package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.every;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmstatus.cache.CachedSwarm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** A topic that nobody publishes to any more. */
@Testcontainers(disabledWithoutDocker = true)
class SilenceIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String topic = "snapshots-" + UUID.randomUUID();
    private Broker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, 1, Map.of());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void writesNothingOfHalfAnHourAgoAsFresh() throws Exception {
        var collectedAt = now.minus(Duration.ofMinutes(30));
        broker.publish(topic, good("default", collectedAt));

        try (var sink = start()) {
            eventually().until(() -> Sinks.readiness(sink).contains("1 silent: default since " + collectedAt));
            eventually()
                    .until(() ->
                            collectedAt.equals(redis.read("default").refresh().silentSince()));
            assertThat(Sinks.isReady(sink)).isTrue();
        }

        assertThat(redis.read("default").primary().exists()).isFalse();
        assertThat(redis.read("default").backup().exists()).isFalse();
    }

    @Test
    void writesWhatIsSixMinutesOldIntoTheBackupAlone() throws Exception {
        var collectedAt = now.minus(Duration.ofMinutes(6));
        broker.publish(topic, good("default", collectedAt));

        try (var _ = start()) {
            eventually()
                    .until(() ->
                            collectedAt.equals(redis.read("default").refresh().silentSince()));
        }

        var cached = redis.read("default");
        assertThat(cached.primary().exists()).isFalse();
        assertThat(cached.backup().json()).contains("\"collected_at\":\"" + collectedAt + "\"");
        assertThat(cached.backup().expiresAt())
                .isCloseTo(collectedAt.plus(Duration.ofMinutes(30)), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void noticesASilenceThatBeginsAndThatItEnds() throws Exception {
        broker.publish(topic, every(Duration.ofSeconds(2), "default", Instant.now()));
        try (var sink = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> redis.read("default").refresh().silentSince() != null);

            broker.publish(topic, every(Duration.ofMinutes(2), "default", Instant.now()));

            eventually().until(() -> redis.read("default").refresh().silentSince() == null);
            assertThat(Sinks.readiness(sink)).contains("none is silent");
        }
    }

    @Test
    void tellsTheSilenceAgainAfterARestartAndToARedisThatWasEmptied() throws Exception {
        var collectedAt = now.minus(Duration.ofMinutes(6));
        broker.publish(topic, good("default", collectedAt));
        try (var _ = start()) {
            eventually().until(() -> redis.read("default").refresh().silentSince() != null);
        }
        redis.stop();
        redis.start();

        try (var sink = start()) {
            eventually()
                    .until(() ->
                            collectedAt.equals(redis.read("default").refresh().silentSince()));
            assertThat(Sinks.readiness(sink)).contains("1 silent: default since " + collectedAt);
        }
    }

    @Test
    void letsASwarmBeForgottenWhoseKeysAreDeleted() throws Exception {
        var collectedAt = now.minus(Duration.ofMinutes(31));
        broker.publish(topic, good("gone", collectedAt), good("default", collectedAt));

        try (var _ = start()) {
            eventually().until(() -> redis.read("gone").refresh().silentSince() != null);
            redis.run("DEL docker_swarm_status_refresh:{gone}");
            allIsToldAgain();
            allIsToldAgain();

            assertThat(redis.read("gone")).isEqualTo(CachedSwarm.NOTHING);
        }
    }

    @Test
    void doesNotTakeItsOwnAbsenceForASilence() throws Exception {
        broker.publish(topic, good("default", now.minus(Duration.ofMinutes(8))));
        try (var _ = start()) {
            eventually().until(() -> redis.read("default").refresh().silentSince() != null);
        }
        redis.stop();
        redis.start();
        broker.publish(topic, good("default", now.minus(Duration.ofMinutes(6))), good("default", now));

        try (var sink = start()) {
            eventually().until(() -> Sinks.readiness(sink).contains("answers, 0 records to process"));
            eventually().until(() -> redis.read("default").primary().exists());
            assertThat(Sinks.readiness(sink)).contains("none is silent");
            assertThat(redis.read("default").refresh().silentSince()).isNull();
        }
    }

    /** Waits until the sink has told all silences to Redis once more. */
    private void allIsToldAgain() throws IOException {
        redis.run("ZREM docker_swarm_status_swarms default");
        redis.run("DEL docker_swarm_status_refresh");
        eventually().until(() -> redis.read("default").refresh().silentSince() != null);
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }
}
