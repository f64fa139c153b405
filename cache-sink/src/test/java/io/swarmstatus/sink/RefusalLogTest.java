package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final RefusalLog log = new RefusalLog();

    @Test
    void tellsTheFirstRefusalAtOnce() {
        assertThat(refused(NOW)).isTrue();
    }

    @Test
    void tellsAFloodOnceEveryTenSeconds() {
        refused(NOW);

        assertThat(refused(NOW.plusSeconds(9))).isFalse();
        assertThat(refused(NOW.plusSeconds(10))).isTrue();
        assertThat(refused(NOW.plusSeconds(11))).isFalse();
    }

    private record Place(String topic, int partition, long offset) implements RecordMetadata {}

    private boolean refused(Instant at) {
        return log.refused(new Place("snapshots", 0, 7), "no JSON", at);
    }
}
