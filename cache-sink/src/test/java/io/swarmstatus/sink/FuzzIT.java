package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.closely;
import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** A flood of what is no snapshot, and what becomes of it. The seed is printed; the same makes the same flood. */
@Testcontainers(disabledWithoutDocker = true)
class FuzzIT {

    private static final String TOPIC = "swarm.snapshots";
    private static final int MALFORMED = 10_000;
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_115L);

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final SnapshotOracle oracle = new SnapshotOracle();

    @Test
    void putsAFloodOfMalformedRecordsIntoTheDeadLettersAndMaterializesTheNextGoodOne() throws Exception {
        var flood = malformed(Instant.now());
        try (var redis = EmbeddedRedis.running();
                var broker = Broker.at(KAFKA.getBootstrapServers());
                var cache = redis.connect()) {
            broker.create(TOPIC, 1, Map.of());
            try (var sink = Sinks.start(KAFKA.getBootstrapServers(), TOPIC, redis.url(), Map.of())) {
                eventually().until(() -> Sinks.isReady(sink));
                var begin = Instant.now();
                var places = broker.publishAll(flood);
                Measured.since(begin, "10,000 malformed records published, seed " + SEED);
                eventually().until(() -> broker.readAll(TOPIC + ".dlq").size() >= MALFORMED);
                Measured.since(begin, "10,000 malformed records in the dead letters");
                var keys = redis.keys();

                begin = Instant.now();
                broker.publish(TOPIC, good("default", begin));
                closely().until(() -> cache.read("default").primary().exists());
                var taken = Measured.since(begin, "the next good one after 10,000 malformed, until it was in Redis");

                assertThat(offsets(broker.readAll(TOPIC + ".dlq"))).isEqualTo(offsetsOf(places));
                assertThat(broker.readAll(TOPIC + ".dlq")).hasSize(MALFORMED);
                assertThat(keys).as("keys in Redis after the flood").isZero();
                assertThat(taken).isLessThan(Duration.ofSeconds(5)); // the goal is 1 s; the rest is for busy machines
                assertThat(Sinks.isReady(sink)).isTrue();
            }
        }
    }

    private List<ProducerRecord<byte[], byte[]>> malformed(Instant now) {
        var fuzzer = new RecordFuzzer(SEED, Snapshots.full("default", now.minusSeconds(60)));
        var flood = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var valid = 0;
        while (flood.size() < MALFORMED) {
            var candidate = fuzzer.next();
            if (oracle.isSnapshot(candidate.key(), candidate.value(), now)) {
                valid++;
            } else {
                flood.add(new ProducerRecord<>(TOPIC, 0, candidate.key(), candidate.value()));
            }
        }
        Measured.tell(valid + " of " + (MALFORMED + valid) + " mutations were still snapshots, and left out");
        return flood;
    }

    private static Set<Long> offsetsOf(List<RecordMetadata> places) {
        var offsets = new TreeSet<Long>();
        places.forEach(place -> offsets.add(place.offset()));
        return offsets;
    }

    private static Set<Long> offsets(List<ConsumerRecord<byte[], byte[]>> letters) {
        var offsets = new TreeSet<Long>();
        for (var letter : letters) {
            assertThat(DeadLetter.text(letter.headers(), DeadLetter.REASON)).isNotBlank();
            assertThat(letter.headers().lastHeader(DeadLetter.TOPIC).value())
                    .asString(UTF_8)
                    .isEqualTo(TOPIC);
            offsets.add(Long.parseLong(DeadLetter.text(letter.headers(), DeadLetter.OFFSET)));
        }
        return offsets;
    }
}
