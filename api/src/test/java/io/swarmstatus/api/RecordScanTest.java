package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.history.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordScanTest {

    private static final String CHANGE =
            "{\"swarm\":\"default\",\"type\":\"node_down\",\"changed_at\":\"2026-01-15T10:30:00Z\","
                + "\"subject\":{\"kind\":\"node\",\"id\":\"n1\",\"name\":\"alpha\"},\"before\":{\"state\":\"ready\"}}";

    @Test
    void findsWhatIsAskedFor() {
        var scan = scan(CHANGE);

        assertThat(scan.text("type")).isEqualTo("node_down");
        assertThat(scan.text("subject.name")).isEqualTo("alpha");
        assertThat(scan.text("state")).as("deeper than the first level").isEmpty();
        assertThat(scan.isOf("default", "changed_at")).isTrue();
        assertThat(scan.isOf("east", "changed_at")).isFalse();
        assertThat(scan.isOf("default", "collected_at")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "1", "{", "{\"a\":1} x", "{\"a\":1}{}", "{\"a\":{\"b\":}}", "{a:1}", "\u0000"})
    void passesOverWhatWouldSpoilAnAnswer(String value) {
        assertThat(RecordScan.of(record(value))).isEmpty();
    }

    @Test
    void passesOverATombstone() {
        assertThat(RecordScan.of(new TopicRecord(0, 0, Snapshots.START, "default", null)))
                .isEmpty();
    }

    @Test
    void isTakenByFiltersThatNameItsSubjectByIdOrName() {
        var none = List.<String>of();
        assertThat(new ChangeFilter(none, none, none).takes(scan(CHANGE))).isTrue();
        assertThat(new ChangeFilter(none, List.of("n1"), none).takes(scan(CHANGE)))
                .isTrue();
        assertThat(new ChangeFilter(none, List.of("x", "alpha"), none).takes(scan(CHANGE)))
                .isTrue();
        assertThat(new ChangeFilter(List.of("node_down"), List.of("alpha"), List.of("web")).takes(scan(CHANGE)))
                .isTrue();
    }

    @Test
    void isNotTakenByOthers() {
        var none = List.<String>of();
        assertThat(new ChangeFilter(List.of("node_ready"), none, none).takes(scan(CHANGE)))
                .isFalse();
        assertThat(new ChangeFilter(none, List.of("beta"), none).takes(scan(CHANGE)))
                .isFalse();
        assertThat(new ChangeFilter(none, none, List.of("alpha")).takes(scan(CHANGE)))
                .as("a service of that name")
                .isFalse();
    }

    private static RecordScan scan(String value) {
        return RecordScan.of(record(value)).orElseThrow();
    }

    private static TopicRecord record(String value) {
        return new TopicRecord(0, 0, Snapshots.START, "default", value.getBytes(StandardCharsets.UTF_8));
    }
}
