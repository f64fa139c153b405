package io.swarmstatus.sink;

import static io.swarmstatus.sink.ChangeDriver.inOneGo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTopologyTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final ChangeDriver feed = new ChangeDriver(NOW);
    private final ChangingSwarm shop = new ChangingSwarm("shop", NOW.minus(Duration.ofHours(1)));

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void publishesNothingOfTheFirstSnapshot() {
        var changes = feed.publish(shop.snapshot());

        assertThat(changes).isEmpty();
    }

    @Test
    void publishesWhatIsDifferentInTheNextSnapshot() {
        feed.publish(shop.snapshot());
        shop.worker("w1", "down");
        var next = shop.snapshot();

        var changes = feed.publish(next);

        assertThat(changes).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_DOWN);
        assertThat(changes.getFirst().changedAt()).isEqualTo(next.collectedAt());
    }

    @Test
    void publishesAChangeAsACloudEventOfItsSwarmAtItsTime() {
        var first = shop.snapshot();
        shop.worker("w1", "down");
        var next = shop.snapshot();
        feed.snapshots().pipeInput("shop".getBytes(UTF_8), Snapshots.json(first));
        feed.snapshots().pipeInput("shop".getBytes(UTF_8), Snapshots.json(next));

        var record = feed.records().getFirst();

        assertThat(record.key()).asString(UTF_8).isEqualTo("shop");
        assertThat(record.getRecordTime()).isEqualTo(next.collectedAt());
        assertThat(texts(record.getHeaders()))
                .containsOnly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "shop/2026-01-15T09:30:20Z/node_down/w1"),
                        Map.entry("ce_source", "/swarms/shop"),
                        Map.entry("ce_type", "io.swarmstatus.change.v1"),
                        Map.entry("ce_subject", "node/w1"),
                        Map.entry("ce_time", "2026-01-15T09:30:20Z"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void publishesOfManySwarmsWhatOneGoOverTheirSnapshotsShows() {
        var snapshots =
                interleaved(shop.history(7, 200), new ChangingSwarm("lab", NOW.minusSeconds(9000)).history(8, 200));

        var changes = feed.publish(snapshots.toArray(Snapshot[]::new));

        assertThat(changes).hasSizeGreaterThan(100).isEqualTo(inOneGo(snapshots));
    }

    @Test
    void publishesNothingOfASnapshotThatComesTwiceOrLate() {
        var first = shop.snapshot();
        shop.worker("w1", "down");
        var next = shop.snapshot();
        feed.publish(first, next);

        var changes = feed.publish(next, first);

        assertThat(changes).isEmpty();
    }

    @Test
    void passesOverWhatIsNoSnapshot() {
        feed.publish(shop.snapshot());
        feed.snapshots().pipeInput("shop".getBytes(UTF_8), "no JSON".getBytes(UTF_8));
        feed.snapshots().pipeInput(null, null, NOW);
        shop.worker("w1", "down");

        var changes = feed.publish(shop.snapshot());

        assertThat(changes).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_DOWN);
    }

    @Test
    void passesOverASnapshotFromTheFuture() {
        feed.publish(shop.snapshot());
        var ahead = new ChangingSwarm("shop", NOW.plus(Duration.ofMinutes(6)));
        ahead.leave("w1");

        var changes = feed.publish(ahead.snapshot());

        assertThat(changes).isEmpty();
        assertThat(feed.publish(shop.snapshot())).isEmpty();
    }

    @Test
    void passesOverASnapshotThatTheDetectionTripsOver() {
        var first = shop.snapshot();
        shop.worker("w1", "down");
        var poisonous = shop.snapshot();
        var third = shop.snapshot();
        try (var tripping = new ChangeDriver(NOW, (before, snapshot) -> {
            if (snapshot.equals(poisonous)) {
                throw new IllegalStateException("a defect");
            }
            return ChangeDetector.observe(before, snapshot);
        })) {

            var changes = tripping.publish(first, poisonous, third);

            assertThat(changes).isEqualTo(inOneGo(List.of(first, third))).hasSize(1);
        }
    }

    @Test
    void leavesOutWhatTheTopicRefuses() {
        feed.publish(shop.snapshot());
        feed.refused().add("shop/2026-01-15T09:30:20Z/node_down/w1", "too large");
        shop.worker("w1", "down");
        shop.worker("w2", "down");

        var changes = feed.publish(shop.snapshot(), shop.snapshot());

        assertThat(changes).extracting(SwarmChange::summary).containsExactly("Node w2 is down");
        assertThat(feed.refused().words()).startsWith("1 refused, the last: shop/");
    }

    @Test
    void writesOnlyWhatHasChanged() {
        feed.publish(shop.snapshot());
        feed.written();
        shop.worker("w1", "down");
        shop.leave("w2");
        shop.service("web", 3, 2);

        feed.publish(shop.snapshot());

        var written = feed.written();
        assertThat(written)
                .extracting(record -> record.key())
                .containsExactlyInAnyOrder("shop", "shop/node/w1", "shop/node/w2", "shop/service/web");
        assertThat(written)
                .filteredOn(record -> record.value() == null)
                .extracting(record -> record.key())
                .containsExactly("shop/node/w2");
    }

    @Test
    void writesLittleOfALargeSwarmThatStandsStill() {
        for (int node = 0; node < 1_000; node++) {
            shop.worker("worker-" + node, "ready");
        }
        for (int service = 0; service < 2_000; service++) {
            shop.service("service-" + service, 3, 3);
        }
        feed.publish(shop.snapshot());
        var first = bytes(feed.written());
        var begun = Instant.now();

        feed.publish(shop.snapshot());

        Measured.since(begun, "comparing a snapshot of 1,000 nodes and 2,000 services, in a cold JVM");
        var second = bytes(feed.written());
        Measured.tell("its baseline: " + first + " bytes, written again each time: " + second + " bytes");
        assertThat(second).isLessThan(500);
    }

    @Test
    void takesTheNextSnapshotForTheFirstWhereItCannotReadWhatIsStored() {
        feed.publish(shop.snapshot());
        feed.store().put("shop/node/w1", "no JSON".getBytes(UTF_8));
        shop.leave("w1");
        shop.worker("w2", "down");

        var changes = feed.publish(shop.snapshot());

        assertThat(changes).isEmpty();
        shop.worker("w2", "ready");
        assertThat(feed.publish(shop.snapshot())).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_READY);
    }

    @Test
    void forgetsTheSwarmThatWasSilentForTheLongestWhereThereAreTooMany() {
        feed.publish(shop.snapshot());
        for (int other = 1; other <= ChangeDriver.MOST_SWARMS; other++) {
            feed.publish(new ChangingSwarm("other-" + other, NOW.minusSeconds(60 - other)).snapshot());
        }
        shop.worker("w1", "down");

        var changes = feed.publish(shop.snapshot());

        assertThat(changes).isEmpty();
        try (var kept = feed.store().all()) {
            var swarms = new ArrayList<String>();
            kept.forEachRemaining(entry -> {
                if (BaselineEntries.isSwarm(entry.key)) {
                    swarms.add(entry.key);
                }
            });
            assertThat(swarms).containsExactly("other-2", "other-3", "shop");
        }
    }

    private static List<Snapshot> interleaved(List<Snapshot> some, List<Snapshot> others) {
        var all = new ArrayList<Snapshot>();
        for (int i = 0; i < some.size(); i++) {
            all.add(some.get(i));
            all.add(others.get(i));
        }
        return all;
    }

    private static long bytes(List<TestRecord<String, byte[]>> records) {
        return records.stream()
                .mapToLong(record -> record.key().length() + record.value().length)
                .sum();
    }

    private static Map<String, String> texts(Headers headers) {
        var texts = new HashMap<String, String>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }
}
