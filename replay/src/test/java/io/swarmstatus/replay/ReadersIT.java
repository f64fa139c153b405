package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.history.SwarmHistory;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** What readers leave behind and say where they cannot end what they began. */
@Testcontainers(disabledWithoutDocker = true)
class ReadersIT {

    @Container
    private static final KafkaContainer KAFKA = Topic.broker();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Surroundings surroundings = new Surroundings(
            new Output(OutputStream.nullOutputStream()),
            new PrintStream(messages, true, UTF_8),
            new Terminal(false, true, false),
            () -> now.updateAndGet(instant -> instant.plusSeconds(2)),
            ZoneOffset.UTC,
            Map.of());
    private Topic topic;

    @BeforeEach
    void start() throws ExecutionException, InterruptedException {
        topic = Topic.createOn(KAFKA);
    }

    @AfterEach
    void stop() {
        topic.close();
    }

    @Test
    void takeTheBarOffTheTerminalWhereTheyFail() throws ExecutionException, InterruptedException {
        for (var count = 0; count < 300; count++) {
            topic.publish("default", NOON.toEpochMilli(), "{}");
        }
        var read = new AtomicInteger();

        try (var history = topic.history()) {
            var reader = new RangeReader(new SwarmHistory(history, "default"), surroundings, _ -> {
                if (read.incrementAndGet() > 280) {
                    throw new IllegalStateException("cannot write");
                }
            });

            assertThatThrownBy(() -> reader.read(NOON, NOON.plusSeconds(1), Progress.beside(surroundings)))
                    .hasMessage("cannot write");
        }
        assertThat(messages.toString(UTF_8)).contains("256 snapshots").endsWith("\r\u001b[K");
    }

    @Test
    void doNotDenyWhatTheyHadNoTimeToLookFor() throws ExecutionException, InterruptedException {
        topic.publish("default", NOON.toEpochMilli(), "{}");

        try (var history = topic.history()) {
            new NothingThere(new SwarmHistory(history, "default"), surroundings, Duration.ZERO).tell("up to now");
        }

        assertThat(messages.toString(UTF_8)).startsWith("no snapshot of swarm \"default\" found within 0 s; ");
    }
}
