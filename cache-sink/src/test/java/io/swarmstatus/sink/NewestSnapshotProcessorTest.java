package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.sink.NewestSnapshotProcessor.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start of a processor whose store was restored; everything else is in {@link SnapshotTopologyTest}. */
class NewestSnapshotProcessorTest {

    private static final String STORE = "newest";
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final String WRITTEN_BY_ANOTHER_VERSION = "tomorrow";

    private final SnapshotSerde serde = new SnapshotSerde(new SnapshotCodec());
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final List<Snapshot> offered = outbox.offered();
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final NewestSnapshotProcessor processor = new NewestSnapshotProcessor(
            STORE,
            new RecordCheck(new SnapshotCodec()),
            outbox,
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(2), 10),
            _ -> Optional.empty(),
            new SilenceWatch(new SilentSwarms()),
            RecordObserver.NONE);
    private final KeyValueStore<String, Snapshot> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(STORE),
                    Serdes.String(),
                    Serdes.serdeFrom((_, snapshot) -> stored(snapshot), serde.deserializer()))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        context.setCurrentSystemTimeMs(NOW.toEpochMilli());
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void offersWhatWasRestored() {
        var snapshot = good("default", NOW.minusSeconds(2));
        var failure = failed("default", NOW.minusSeconds(1));
        restore(snapshot, failure);

        processor.init(context);

        assertThat(outbox.offeredAgain()).containsExactlyInAnyOrder(snapshot, failure);
    }

    @Test
    void doesNotOfferWhatIsOlderThanWhatWasRestored() {
        var restored = good("default", NOW.minusSeconds(2));
        restore(restored);
        processor.init(context);

        process(good("default", NOW.minusSeconds(3)));

        assertThat(offered).isEmpty();
    }

    @Test
    void replacesWhatAnotherVersionStoredAndThisOneCannotRead() {
        var snapshot = good(WRITTEN_BY_ANOTHER_VERSION, NOW.minusSeconds(3));
        restore(good(WRITTEN_BY_ANOTHER_VERSION, NOW.minusSeconds(2)));
        processor.init(context);

        process(snapshot);

        assertThat(offered).containsExactly(snapshot);
    }

    @Test
    void deletesWhatAnotherVersionStoredAndThisOneCannotRead() {
        restore(good(WRITTEN_BY_ANOTHER_VERSION, NOW.minusSeconds(2)));

        processor.init(context);

        assertThat(store.approximateNumEntries()).isZero();
    }

    private void restore(Snapshot... snapshots) {
        for (var snapshot : snapshots) {
            store.put(Slot.of(snapshot).key(), snapshot);
        }
    }

    private void process(Snapshot snapshot) {
        var key = snapshot.swarm().getBytes(UTF_8);
        processor.process(new Record<>(key, json(snapshot), NOW.toEpochMilli()));
    }

    private static byte[] stored(Snapshot snapshot) {
        return snapshot.swarm().equals(WRITTEN_BY_ANOTHER_VERSION) ? new byte[] {2} : json(snapshot);
    }
}
