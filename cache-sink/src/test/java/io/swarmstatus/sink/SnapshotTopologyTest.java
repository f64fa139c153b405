package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTopologyTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final List<Snapshot> offered = new ArrayList<>();
    private final TopologyTestDriver driver = new TopologyTestDriver(
            new SnapshotTopology("snapshots", "snapshots.dlq", new SnapshotCodec(), offered::add, INTERVAL).get(),
            settings(),
            NOW);
    private final TestInputTopic<byte[], byte[]> snapshots =
            driver.createInputTopic("snapshots", new ByteArraySerializer(), new ByteArraySerializer());
    private final TestOutputTopic<byte[], byte[]> deadLetters =
            driver.createOutputTopic("snapshots.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void keepsAndOffersAGoodSnapshot() {
        var snapshot = good("default", NOW);

        publish(snapshot);

        assertThat(offered).containsExactly(snapshot);
        assertThat(kept()).containsExactly(snapshot);
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void keepsAFailureBesideTheGoodSnapshot() {
        var before = good("default", NOW.minusSeconds(2));
        var failure = failed("default", NOW.minusSeconds(1));

        publish(before, failure);

        assertThat(offered).containsExactly(before, failure);
        assertThat(kept()).containsExactlyInAnyOrder(before, failure);
    }

    @Test
    void letsTheNewerOneWinWhateverTheOrder() {
        var older = good("default", NOW.minusSeconds(9));
        var newest = good("default", NOW.minusSeconds(1));
        var between = good("default", NOW.minusSeconds(5));

        publish(older, newest, between);

        assertThat(offered).containsExactly(older, newest);
        assertThat(kept()).containsExactly(newest);
    }

    @Test
    void offersADuplicateOnce() {
        var snapshot = good("default", NOW);
        var failure = failed("default", NOW);

        publish(snapshot, failure, snapshot, failure);

        assertThat(offered).containsExactly(snapshot, failure);
    }

    @Test
    void keepsSwarmsApart() {
        var shop = good("shop", NOW.minusSeconds(1));
        var lab = good("lab", NOW.minusSeconds(2));
        var labFailure = failed("lab", NOW.minusSeconds(3));

        publish(shop, lab, labFailure);

        assertThat(offered).containsExactly(shop, lab, labFailure);
        assertThat(kept()).containsExactlyInAnyOrder(shop, lab, labFailure);
    }

    @Test
    void offersAllThatIsKeptAgainAtEachInterval() {
        var snapshot = good("default", NOW.minusSeconds(2));
        var failure = failed("default", NOW.minusSeconds(1));
        publish(snapshot, failure);
        offered.clear();

        driver.advanceWallClockTime(INTERVAL);

        assertThat(offered).containsExactlyInAnyOrder(snapshot, failure);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void sendsWhatIsNoSnapshotToTheDeadLetters(
            String what, byte @Nullable [] key, byte @Nullable [] value, String reason) {
        var published = NOW.minusSeconds(7);
        var headers = new RecordHeaders().add("ce_id", "17".getBytes(UTF_8));
        publish(good("default", NOW.minusSeconds(2)));

        snapshots.pipeInput(new TestRecord<>(key, value, headers, published));

        var letter = deadLetters.readRecord();
        assertThat(letter.key()).as("key of %s", what).isEqualTo(key);
        assertThat(letter.value()).as("value of %s", what).isEqualTo(value);
        assertThat(letter.getRecordTime()).isEqualTo(NOW);
        assertThat(headersOf(letter))
                .containsEntry("ce_id", "17")
                .containsEntry("dlq_topic", "snapshots")
                .containsEntry("dlq_partition", "0")
                .containsEntry("dlq_offset", "1")
                .containsEntry("dlq_timestamp", Long.toString(published.toEpochMilli()))
                .hasEntrySatisfying(
                        "dlq_reason", told -> assertThat(told).isNotBlank().contains(reason))
                .hasSize(6);
        assertThat(deadLetters.isEmpty()).isTrue();
        assertThat(offered).hasSize(1);
        assertThat(kept()).hasSize(1);
    }

    static Stream<Arguments> poison() {
        var key = "default".getBytes(UTF_8);
        var value = json(good("default", NOW));
        var text = new String(value, UTF_8);
        var ahead = json(good("default", NOW.plus(Duration.ofMinutes(5)).plusMillis(1)));
        return Stream.of(
                Arguments.of("no JSON", key, "status: fine".getBytes(UTF_8), ""),
                Arguments.of("truncated", key, Arrays.copyOf(value, value.length / 2), ""),
                Arguments.of("another version", key, version2(text), "schema_version"),
                Arguments.of(
                        "a field missing",
                        key,
                        text.replace("\"trigger\"", "\"cause\"").getBytes(UTF_8),
                        "trigger"),
                Arguments.of("UTF-16", key, text.getBytes(UTF_16), ""),
                Arguments.of(
                        "no UTF-8 in a text",
                        key,
                        text.replace("cluster", "\u00ff").getBytes(ISO_8859_1),
                        ""),
                Arguments.of("no value", key, null, "empty"),
                Arguments.of("an empty value", key, new byte[0], "empty"),
                Arguments.of("no key", null, value, "the key is missing"),
                Arguments.of("an empty key", new byte[0], value, "the key is missing"),
                Arguments.of("another swarm's key", "shop".getBytes(UTF_8), value, "swarm, which is \"default\""),
                Arguments.of("a key that is not UTF-8", new byte[] {(byte) 0xC3, 0x28}, value, "key is not UTF-8"),
                Arguments.of("from the future", key, ahead, "in the future"));
    }

    @Test
    void goesOnAfterPoison() {
        var snapshot = good("default", NOW);

        snapshots.pipeInput("default".getBytes(UTF_8), new byte[] {0, 1, 2});
        publish(snapshot);

        assertThat(offered).containsExactly(snapshot);
    }

    @Test
    void tellsTheLatestRefusalAloneOfARecordThatWasPutBack() {
        var headers = new RecordHeaders().add("dlq_reason", "an earlier one".getBytes(UTF_8));

        snapshots.pipeInput(new TestRecord<>("default".getBytes(UTF_8), null, headers, NOW));

        var reasons = deadLetters.readRecord().headers().headers("dlq_reason");
        assertThat(reasons)
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.value()).asString(UTF_8).contains("empty"));
    }

    private void publish(Snapshot... all) {
        for (var snapshot : all) {
            snapshots.pipeInput(snapshot.swarm().getBytes(UTF_8), json(snapshot), snapshot.collectedAt());
        }
    }

    private List<Snapshot> kept() {
        var store = driver.<String, Snapshot>getKeyValueStore("newest-snapshots");
        try (var all = store.all()) {
            var kept = new ArrayList<Snapshot>();
            all.forEachRemaining(entry -> kept.add(entry.value));
            return kept;
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.putAll(StreamsSettings.of(Configs.of(Map.of())).originals());
        return settings;
    }

    private static byte[] version2(String json) {
        return json.replace("\"schema_version\":1", "\"schema_version\":2").getBytes(UTF_8);
    }

    private static Map<String, String> headersOf(TestRecord<byte[], byte[]> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
