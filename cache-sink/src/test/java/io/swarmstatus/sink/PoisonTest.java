package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.good;
import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no snapshot becomes a dead letter, and nothing else comes of it. */
class PoisonTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final StreamDriver stream = new StreamDriver(NOW);

    @AfterEach
    void close() {
        stream.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void sendsWhatIsNoSnapshotToTheDeadLetters(
            String what, byte @Nullable [] key, byte @Nullable [] value, String reason) {
        var published = NOW.minusSeconds(7);
        var headers = new RecordHeaders().add("ce_id", "17".getBytes(UTF_8));
        stream.publish(good("default", NOW.minusSeconds(2)));

        stream.snapshots().pipeInput(new TestRecord<>(key, value, headers, published));

        var letter = stream.deadLetters().readRecord();
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
        assertThat(stream.deadLetters().isEmpty()).isTrue();
        assertThat(stream.outbox().offered()).hasSize(1);
        assertThat(stream.kept()).hasSize(1);
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
                Arguments.of("nested deeply", key, "[".repeat(1_000_000).getBytes(UTF_8), "not a JSON object"),
                Arguments.of("nested deeply in a field", key, nested(text), "too deep"),
                Arguments.of("a number too large", key, withVersion(text, "1" + "0".repeat(400)), "out of range"),
                Arguments.of("a number with a huge exponent", key, withVersion(text, "1e999999999"), "an integer"),
                Arguments.of("a number without end", key, withVersion(text, "9".repeat(2_000_000)), "number too long"),
                Arguments.of(
                        "a swarm without a name",
                        key,
                        text.replace("default", " ").getBytes(UTF_8),
                        "a swarm's name"),
                Arguments.of("no value", key, null, "empty"),
                Arguments.of("an empty value", key, new byte[0], "empty"),
                Arguments.of("no key", null, value, "the key is missing"),
                Arguments.of("an empty key", new byte[0], value, "the key is missing"),
                Arguments.of("another swarm's key", "shop".getBytes(UTF_8), value, "swarm, which is \"default\""),
                Arguments.of("a key that is not UTF-8", new byte[] {(byte) 0xC3, 0x28}, value, "key is not UTF-8"),
                Arguments.of("from the future", key, ahead, "in the future"));
    }

    @Test
    void refusesOneSwarmMoreThanItKeepsAndGoesOnWithTheOthers() {
        for (int number = 0; number < StreamDriver.MOST_KEPT; number++) {
            stream.publish(good("swarm-" + number, NOW.minusSeconds(2)));
        }
        var newer = good("swarm-0", NOW);

        stream.publish(good("one-more", NOW), newer);

        var letter = stream.deadLetters().readRecord();
        assertThat(letter.key()).asString(UTF_8).isEqualTo("one-more");
        assertThat(headersOf(letter).get("dlq_reason")).contains("kept already");
        assertThat(stream.kept()).hasSize(StreamDriver.MOST_KEPT).contains(newer);
    }

    @Test
    void goesOnAfterPoison() {
        var snapshot = good("default", NOW);

        stream.snapshots().pipeInput("default".getBytes(UTF_8), new byte[] {0, 1, 2});
        stream.publish(snapshot);

        assertThat(stream.outbox().offered()).containsExactly(snapshot);
    }

    @Test
    void tellsOfALetterThatNoTopicCouldTakeWithoutItsContents() {
        var value = new byte[20_000_000];
        stream.snapshots().pipeInput(new TestRecord<>("default".getBytes(UTF_8), value, new RecordHeaders(), NOW));

        var letter = stream.deadLetters().readRecord();

        assertThat(letter.key()).asString(UTF_8).isEqualTo("default");
        assertThat(letter.value()).isNull();
        assertThat(headersOf(letter))
                .containsEntry("dlq_reason", "the value has 20000000 bytes, more than a snapshot may have")
                .containsEntry("dlq_dropped_bytes", "20000007")
                .containsEntry("dlq_offset", "0");
    }

    @Test
    void tellsTheLatestRefusalAloneOfARecordThatWasPutBack() {
        var headers = new RecordHeaders().add("dlq_reason", "an earlier one".getBytes(UTF_8));

        stream.snapshots().pipeInput(new TestRecord<>("default".getBytes(UTF_8), null, headers, NOW));

        var reasons = stream.deadLetters().readRecord().headers().headers("dlq_reason");
        assertThat(reasons)
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.value()).asString(UTF_8).contains("empty"));
    }

    private static byte[] nested(String json) {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        return json.replace("\"trigger\"", "\"more\":" + deep + ",\"trigger\"").getBytes(UTF_8);
    }

    private static byte[] withVersion(String json, String number) {
        return json.replace("\"swarm_version\":7", "\"swarm_version\":" + number)
                .getBytes(UTF_8);
    }

    private static byte[] version2(String json) {
        return json.replace("\"schema_version\":1", "\"schema_version\":2").getBytes(UTF_8);
    }

    private static Map<String, String> headersOf(TestRecord<byte[], byte[]> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
