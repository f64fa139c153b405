package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SnapshotRecordsTest {

    private static final Instant AT = Instant.parse("2026-01-15T10:30:00.123456789Z");
    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private final SnapshotRecords records = new SnapshotRecords("swarm.snapshots", CODEC);

    @Test
    void areCloudEventsInBinaryModeKeyedBySwarmAndDatedByTheirCollection() {
        var snapshot = failedOn(new Collector("q9gsnd322q4p", "m1", false, null, null), AT);

        var kafkaRecord = records.of(snapshot);

        assertThat(kafkaRecord.topic()).isEqualTo("swarm.snapshots");
        assertThat(kafkaRecord.partition()).isNull();
        assertThat(kafkaRecord.key()).isEqualTo("blue");
        assertThat(kafkaRecord.timestamp())
                .isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z").toEpochMilli());
        assertThat(headers(kafkaRecord))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "blue/q9gsnd322q4p/2026-01-15T10:30:00.123Z",
                        "ce_source", "/swarms/blue/nodes/q9gsnd322q4p",
                        "ce_type", "io.swarmstatus.snapshot.v1",
                        "ce_time", "2026-01-15T10:30:00.123Z",
                        "content-type", "application/json"));
        assertThat(CODEC.decode(kafkaRecord.value())).isEqualTo(snapshot);
    }

    @Test
    void nameNoNodeWhereNoneIsKnown() {
        var kafkaRecord = records.of(failedOn(Collector.UNKNOWN, AT));

        assertThat(headers(kafkaRecord))
                .containsEntry("ce_id", "blue/unknown/2026-01-15T10:30:00.123Z")
                .containsEntry("ce_source", "/swarms/blue/nodes/unknown");
    }

    @Test
    void haveTheSameIdForTheSameSnapshotAndAnotherForAnyOther() {
        var collector = new Collector("n1", "m1", false, null, null);

        var first = headers(records.of(failedOn(collector, AT)));
        var again = headers(records.of(failedOn(collector, AT)));
        var later = headers(records.of(failedOn(collector, AT.plusMillis(1))));
        var elsewhere = headers(records.of(failedOn(new Collector("n2", "m2", false, null, null), AT)));

        assertThat(again).isEqualTo(first);
        assertThat(later.get("ce_id")).isNotEqualTo(first.get("ce_id"));
        assertThat(elsewhere.get("ce_id")).isNotEqualTo(first.get("ce_id"));
    }

    private static Snapshot failedOn(Collector collector, Instant collectedAt) {
        return Snapshot.failed(
                new Origin("blue", collectedAt, Trigger.STARTUP, Duration.ofMinutes(2), collector),
                null,
                Failure.of(Condition.TIMED_OUT, null),
                new PerformanceMetrics(10.0, collectedAt.plusSeconds(10), true, List.of()));
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> kafkaRecord) {
        var headers = new HashMap<String, String>();
        kafkaRecord
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
