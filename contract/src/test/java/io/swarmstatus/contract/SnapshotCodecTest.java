package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCodecTest {

    private static final String HEALTHY = new String(Golden.HEALTHY.bytes(), UTF_8);

    private final SnapshotCodec codec = new SnapshotCodec();

    @Test
    void refusesAValueThatIsNotThere() {
        assertRefused(null, "the value is empty");
        assertRefused(new byte[0], "the value is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"\"", "7", "true", "  "})
    void refusesWhatIsNoObject(String json) {
        assertRefused(json.getBytes(UTF_8), "the value is not a JSON object");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertRefused("hello".getBytes(UTF_8), "broken JSON at line 1, column 1");
        assertRefused(
                healthyWith("\"cpu_count\":4.0", "\"cpu_count\":NaN"), "nodes[0]: broken JSON at line 1, column 697");
        assertRefused(
                healthyWith("manager-1", "manager\n1"), "collected_by.hostname: broken JSON at line 1, column 223");
    }

    @Test
    void refusesATruncatedSnapshotWhereverItIsCut() {
        var whole = Golden.HEALTHY.bytes();

        for (int length = 1; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> codec.decode(cut))
                    .isInstanceOf(InvalidSnapshotException.class)
                    .message()
                    .matches("([^ ]+: )?broken JSON at line 1, column \\d+|the value is not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "1"})
    void refusesAnythingAfterTheSnapshot(String more) {
        assertRefused((HEALTHY + more).getBytes(UTF_8), "the value goes on after its JSON object");
    }

    @Test
    void takesWhiteSpaceAroundTheSnapshot() {
        var json = "\n\t " + HEALTHY + " \r\n";

        var snapshot = codec.decode(json.getBytes(UTF_8));

        assertThat(snapshot).isEqualTo(Golden.HEALTHY.snapshot());
    }

    @Test
    void readsTheTimeOfCollectionToTheMillisecond() {
        var json = healthyWith("\"2026-01-15T10:30:00.123Z\"", "\"2026-01-15T10:30:00.123999999Z\"");

        var snapshot = codec.decode(json);

        assertThat(snapshot.collectedAt()).isEqualTo("2026-01-15T10:30:00.123Z");
    }

    @Test
    void refusesOtherEncodings() {
        assertRefused(HEALTHY.getBytes(UTF_16), "the value is not UTF-8");
        assertRefused(HEALTHY.getBytes(UTF_16LE), "the value is not UTF-8");
        assertRefused("{\"swarm\":\"a\"}".getBytes(UTF_16LE), "broken JSON at line 1, column 3");
        assertRefused(("\uFEFF" + HEALTHY).getBytes(UTF_8), "broken JSON at line 1, column 1");
    }

    @ParameterizedTest
    @CsvSource({
        "80, a continuation without a start",
        "C3, a start without a continuation",
        "C080, an overlong form",
        "E08080, a longer overlong form",
        "EDA080, a surrogate",
        "F4908080, beyond the last code point",
        "FF, no byte of UTF-8",
    })
    void refusesBytesThatAreNoUtf8InsideAString(String hex, String what) {
        var bytes = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
        var json = HEALTHY.replace("k7c0", bytes).replace("wörker-\\uD83D\\uDC33", "worker");

        assertThatThrownBy(() -> codec.decode(json.getBytes(ISO_8859_1)))
                .as(what)
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessage("the value is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cluster_id\":", "\"unknown_field\":", "\"nodes\":"})
    void refusesJsonThatIsNestedTooDeep(String field) {
        var deep = "{" + field + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThatThrownBy(() -> codec.decode(deep.getBytes(UTF_8)))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageMatching("nested too deep, .*|cluster_id: must be a string|nodes\\[0]: must be an object");
    }

    @Test
    void namesAVersionThatItDoesNotKnowWhateverElseIsWrong() {
        var problem = "schema_version: 2 is not supported, this reader knows 1";

        assertRefused(healthyWith("\"schema_version\":1", "\"schema_version\":2"), problem);
        assertRefused("{\"schema_version\":2}".getBytes(UTF_8), problem);
        assertRefused("{\"nodes\":{\"a\":[{}]},\"swarm\":7,\"schema_version\":2}".getBytes(UTF_8), problem);
    }

    @Test
    void namesTheFirstFieldThatIsWrongWhereTheVersionIsKnown() {
        assertRefused("{}".getBytes(UTF_8), "schema_version: missing or null");
        assertRefused("{\"schema_version\":1}".getBytes(UTF_8), "swarm: missing or null");
        assertRefused("{\"schema_version\":\"1\"}".getBytes(UTF_8), "schema_version: must be an integer");
    }

    @Test
    void saysWhatAFieldMustBe() {
        assertRefused(
                healthyWith("\"cpu_count\":0.5", "\"cpu_count\":\"0.5\""), "nodes[1].cpu_count: must be a number");
        assertRefused(healthyWith("\"failed\":1", "\"failed\":1.0"), "tasks.failed: must be an integer");
        assertRefused(healthyWith("\"failed\":1", "\"failed\":2147483648"), "tasks.failed: out of range");
        assertRefused(healthyWith("\"failed\":1", "\"failed\":-1"), "tasks.failed: must be 0 or more, not -1");
        assertRefused(healthyWith("\"zone\":\"a\"", "\"zone\":1"), "nodes[0].labels.zone: must be a string");
        assertRefused(healthyWith("\"labels\":{}", "\"labels\":[]"), "nodes[1].labels: must be an object");
        assertRefused(healthyWith("\"services\":[", "\"services\":7,\"x\":["), "services: must be a list");
        assertRefused(
                healthyWith("\"swarm_active\":true", "\"swarm_active\":1"), "swarm_active: must be true or false");
        assertRefused(healthyWith("\"event\"", "\"boredom\""), "trigger: \"boredom\" is not known");
        assertRefused(healthyWith("\"event\"", "2"), "trigger: \"2\" is not known");
        assertRefused(healthyWith("\"event\"", "{}"), "trigger: must be a string");
        assertRefused(
                healthyWith("\"ok\"", "\"timed_out\""), "swarm_active: must be true exactly when condition is ok");
        assertRefused(
                healthyWith("\"error\":null", "\"error\":\"\""), "error: must be null exactly when condition is ok");
        assertRefused(healthyWith("\"default\"", "\"-\""), "swarm: " + SwarmName.RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1768473000",
                "\"\"",
                "\"2026-01-15\"",
                "\"2026-01-15T10:30:00\"",
                "\"2026-01-15T10:30:00+01:00\"",
                "\"2026-01-15t10:30:00z\"",
                "\"2026-01-15T24:00:00Z\"",
                "\"2026-02-30T10:30:00Z\"",
                "\"+12026-01-15T10:30:00Z\"",
            })
    void takesNothingForAnInstantButRfc3339InUtc(String instant) {
        var json = healthyWith("\"2025-11-03T08:05:00Z\"", instant);

        var problem = "nodes[1].created_at: must be an instant in UTC, such as 2026-01-15T10:30:00.123Z";
        assertRefused(json, problem);
        assertThat(SnapshotSchema.problems(json)).anyMatch(line -> line.startsWith("nodes[1].created_at: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-11-03T08:05:00Z",
                "2024-02-29T23:59:59.1Z",
                "1969-12-31T23:59:59.000001Z",
                "0000-01-01T00:00:00.123456789Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-01-15T10:30:00.120Z",
            })
    void readsAnInstantToTheNanosecond(String instant) {
        var json = healthyWith("\"2025-11-03T08:05:00Z\"", "\"" + instant + "\"");

        var snapshot = codec.decode(json);

        assertThat(snapshot.nodes().get(1).createdAt()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void readsTheSameFromBytesThatAreAsciiAndFromSuchThatAreNot() {
        var ascii = codec.decode(healthyWith("manager-1", "manager-x"));
        var other = codec.decode(healthyWith("manager-1", "manager-ü"));

        assertThat(other.collectedBy().hostname()).isEqualTo("manager-ü");
        assertThat(new String(codec.encode(other), UTF_8).replace("manager-ü", "manager-x"))
                .isEqualTo(new String(codec.encode(ascii), UTF_8));
    }

    @Test
    void keepsTheReasonToOneShortLine() {
        var json = healthyWith("\"event\"", "\"" + "x\\n".repeat(1000) + "\"");

        assertThatThrownBy(() -> codec.decode(json))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageStartingWith("trigger: \"x x x ")
                .message()
                .hasSize(301)
                .doesNotContain("\n");
    }

    private void assertRefused(byte @Nullable [] json, String reason) {
        assertThatThrownBy(() -> codec.decode(json))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessage(reason);
    }

    private static byte[] healthyWith(String replacement, String with) {
        assertThat(HEALTHY).contains(replacement);
        return HEALTHY.replace(replacement, with).getBytes(UTF_8);
    }
}
