package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** A stream that no new thread can help. */
@Testcontainers(disabledWithoutDocker = true)
class StreamEndIT {

    private static final String TOPIC = "snapshots";

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final List<String> ended = new CopyOnWriteArrayList<>();

    @Test
    void tellsThatItHasEndedOnAnErrorAndNotThatItWasClosed() throws Exception {
        try (var broker = Broker.at(KAFKA.getBootstrapServers())) {
            broker.create(TOPIC, 1, Map.of());
            try (var closed = start("closed")) {
                eventually().until(closed::isRunning);
            }
            broker.publish(TOPIC, good("default", Instant.now()));

            try (var broken = start("broken")) {
                eventually().until(() -> !ended.isEmpty());

                assertThat(ended).containsExactly("broken");
                assertThat(broken.isAlive()).isFalse();
            }
        }
    }

    private StreamLifecycle start(String name) {
        var config =
                Configs.of(Map.of("kafka.bootstrap.servers", KAFKA.getBootstrapServers(), "sink.application-id", name));
        return StreamLifecycle.start(
                name,
                Optional::empty,
                () -> new KafkaStreams(topology(), StreamsSettings.of(config)),
                new ThreadReplacement(Backoff.FOR_THREADS.policy().build(), InstantSource.system()),
                Backoff.FOR_START,
                ended::add);
    }

    private static Topology topology() {
        var bytes = new ByteArrayDeserializer();
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), "source", bytes, bytes, TOPIC)
                .addProcessor("full", OutOfMemory::new, "source");
    }

    private static final class OutOfMemory implements Processor<byte[], byte[], Void, Void> {

        @Override
        public void process(Record<byte[], byte[]> record) {
            throw new OutOfMemoryError("as a test wants it");
        }
    }
}
