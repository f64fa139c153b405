package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.full;
import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SnapshotSerdeTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final SnapshotSerde serde = new SnapshotSerde(new SnapshotCodec());
    private final Serializer<Snapshot> serializer = serde.serializer();
    private final Snapshot snapshot = full("default", NOW);

    @Test
    void storesTheJsonThatASnapshotWasReadFrom() {
        var json = ("{\"from_tomorrow\":1," + new String(json(snapshot), UTF_8).substring(1)).getBytes(UTF_8);
        var stored = new ArrayList<byte[]>();

        SnapshotSerde.store(json, () -> stored.add(serializer.serialize("topic", snapshot)));

        assertThat(stored).containsExactly(json);
        assertThat(serde.deserializer().deserialize("topic", json)).isEqualTo(snapshot);
    }

    @Test
    void makesTheJsonOfWhatIsStoredWithoutIt() {
        assertThat(serializer.serialize("topic", snapshot)).isEqualTo(json(snapshot));
    }
}
