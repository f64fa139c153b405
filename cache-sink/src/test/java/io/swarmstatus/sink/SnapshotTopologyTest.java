package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.every;
import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTopologyTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final StreamDriver stream = new StreamDriver(NOW);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void keepsAndOffersAGoodSnapshot() {
        var snapshot = good("default", NOW);

        stream.publish(snapshot);

        assertThat(stream.outbox().offered()).containsExactly(snapshot);
        assertThat(stream.kept()).containsExactly(snapshot);
        assertThat(stream.deadLetters().isEmpty()).isTrue();
    }

    @Test
    void keepsAFailureBesideTheGoodSnapshot() {
        var before = good("default", NOW.minusSeconds(2));
        var failure = failed("default", NOW.minusSeconds(1));

        stream.publish(before, failure);

        assertThat(stream.outbox().offered()).containsExactly(before, failure);
        assertThat(stream.kept()).containsExactlyInAnyOrder(before, failure);
    }

    @Test
    void letsTheNewerOneWinWhateverTheOrder() {
        var older = good("default", NOW.minusSeconds(9));
        var newest = good("default", NOW.minusSeconds(1));
        var between = good("default", NOW.minusSeconds(5));

        stream.publish(older, newest, between);

        assertThat(stream.outbox().offered()).containsExactly(older, newest);
        assertThat(stream.kept()).containsExactly(newest);
    }

    @Test
    void offersADuplicateOnce() {
        var snapshot = good("default", NOW);
        var failure = failed("default", NOW);

        stream.publish(snapshot, failure, snapshot, failure);

        assertThat(stream.outbox().offered()).containsExactly(snapshot, failure);
    }

    @Test
    void keepsSwarmsApart() {
        var shop = good("shop", NOW.minusSeconds(1));
        var lab = good("lab", NOW.minusSeconds(2));
        var labFailure = failed("lab", NOW.minusSeconds(3));

        stream.publish(shop, lab, labFailure);

        assertThat(stream.outbox().offered()).containsExactly(shop, lab, labFailure);
        assertThat(stream.kept()).containsExactlyInAnyOrder(shop, lab, labFailure);
    }

    @Test
    void offersAllThatIsKeptAgainAtEachInterval() {
        var snapshot = good("default", NOW.minusSeconds(2));
        var failure = failed("default", NOW.minusSeconds(1));
        stream.publish(snapshot, failure);
        stream.outbox().clear();

        stream.advanceTime(StreamDriver.REFILL_INTERVAL);

        assertThat(stream.outbox().offeredAgain()).containsExactlyInAnyOrder(snapshot, failure);
        assertThat(stream.outbox().offered()).isEmpty();
    }

    @Test
    void tellsThatASwarmIsSilentOnceAllThatWasPublishedUntilThenIsProcessed() {
        var snapshot = every(Duration.ofSeconds(10), "default", NOW);
        stream.processedUpTo(NOW);
        stream.publish(snapshot);
        stream.advanceTime(Duration.ofMinutes(1));
        var whileTheBrokerIsAway = Map.copyOf(stream.outbox().silences());

        stream.processedUpTo(NOW.plusSeconds(58));
        stream.advanceTime(Duration.ofSeconds(2));

        assertThat(whileTheBrokerIsAway).isEmpty();
        assertThat(stream.outbox().silences()).isEqualTo(Map.of("default", NOW));
    }

    @Test
    void countsTheSilenceOfWhatItCatchesUpWithFromItsCollection() {
        stream.publish(every(Duration.ofSeconds(10), "default", NOW.minusSeconds(30)));

        stream.processedUpTo(NOW);
        stream.advanceTime(Duration.ofSeconds(2));

        assertThat(stream.outbox().silences()).containsOnlyKeys("default");
    }

    @Test
    void countsTheSilenceOfWhatItHearsLiveFromThen() {
        stream.processedUpTo(NOW);
        stream.publish(every(Duration.ofSeconds(10), "default", NOW.minusSeconds(30)));

        stream.processedUpTo(NOW.plusSeconds(24));
        stream.advanceTime(Duration.ofSeconds(26));

        assertThat(stream.outbox().silences()).isEmpty();
    }

    @Test
    void hearsASwarmWhoseNextManagersClockIsBehind() {
        stream.processedUpTo(NOW);
        stream.publish(every(Duration.ofSeconds(10), "default", NOW.plusSeconds(60)));
        stream.processedUpTo(NOW.plusSeconds(20));
        stream.advanceTime(Duration.ofSeconds(20));
        stream.publish(every(Duration.ofSeconds(10), "default", NOW.plusSeconds(20)));

        stream.processedUpTo(NOW.plusSeconds(44));
        stream.advanceTime(Duration.ofSeconds(24));

        assertThat(stream.outbox().silences()).isEmpty();
    }

    @Test
    void forgetsASwarmThatWasSilentForAsLongAsItsTopicKeepsAnything() {
        stream.publish(
                good("default", NOW), good("gone", NOW.minus(Duration.ofDays(7)).plusSeconds(10)));

        stream.advanceTime(StreamDriver.REFILL_INTERVAL);

        assertThat(stream.kept()).extracting(Snapshot::swarm).containsExactly("default");
    }
}
