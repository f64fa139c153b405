package io.swarmstatus.producer;

import static io.swarmstatus.contract.Condition.NO_QUORUM;
import static io.swarmstatus.contract.Condition.TIMED_OUT;
import static io.swarmstatus.contract.Trigger.POLL;
import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitingSnapshotsTest {

    private final WaitingSnapshots waiting = new WaitingSnapshots();

    @Test
    void theNewestInTheSameConditionTakesThePlaceOfTheOneBefore() {
        var first = good(1);
        var second = good(2);

        assertThat(waiting.add(first)).isEmpty();
        assertThat(waiting.add(second)).containsSame(first);

        assertThat(drained(Instant.MIN)).containsExactly(second);
    }

    @Test
    void theNewestGoesFirstAndThenTheOthersInTheirOrder() {
        var before = good(1);
        var failure = failed(TIMED_OUT, 2);
        var worse = failed(NO_QUORUM, 3);
        var after = good(4);
        List.of(before, failure, worse, after).forEach(waiting::add);

        assertThat(drained(Instant.MIN)).containsExactly(after, before, failure, worse);
    }

    @Test
    void keepsTheNewestFewOfASwarmThatGoesUpAndDown() {
        var givenUp = new ArrayList<Snapshot>();
        for (int second = 1; second <= 20; second++) {
            waiting.add(second % 2 == 0 ? good(second) : failed(TIMED_OUT, second))
                    .ifPresent(givenUp::add);
        }

        assertThat(givenUp).hasSize(20 - WaitingSnapshots.MOST).first().isEqualTo(failed(TIMED_OUT, 1));
        assertThat(drained(Instant.MIN)).hasSize(WaitingSnapshots.MOST).startsWith(good(20), failed(TIMED_OUT, 13));
    }

    @Test
    void takesOutThisVeryOneAndNotAnotherThatTellsTheSame() {
        var one = good(1);
        waiting.add(one);

        waiting.remove(good(1));
        assertThat(waiting.isEmpty()).isFalse();

        waiting.remove(one);
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(waiting.next(Instant.MIN)).isEmpty();
    }

    @Property(tries = 300)
    void givesUpNothingUntoldButWhatIsSupersededAndKeepsTheNewest(
            @ForAll @Size(min = 1, max = 40) List<Condition> conditions) {
        var kept = new WaitingSnapshots();
        var givenUp = new ArrayList<Snapshot>();
        var all = new ArrayList<Snapshot>();
        for (var condition : conditions) {
            var snapshot = condition == Condition.OK ? good(all.size()) : failed(condition, all.size());
            all.add(snapshot);
            kept.add(snapshot).ifPresent(givenUp::add);
        }

        var told = drained(kept, Instant.MIN);

        assertThat(told).hasSizeBetween(1, WaitingSnapshots.MOST).startsWith(all.getLast());
        assertThat(told.subList(1, told.size()))
                .isSortedAccordingTo((a, b) -> a.collectedAt().compareTo(b.collectedAt()));
        all.removeAll(givenUp);
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
    }

    private List<Snapshot> drained(Instant published) {
        return drained(waiting, published);
    }

    private static List<Snapshot> drained(WaitingSnapshots waiting, Instant published) {
        var drained = new ArrayList<Snapshot>();
        var newest = published;
        var next = waiting.next(newest);
        while (next.isPresent()) {
            var snapshot = next.get();
            drained.add(snapshot);
            waiting.remove(snapshot);
            newest = snapshot.collectedAt().isAfter(newest) ? snapshot.collectedAt() : newest;
            next = waiting.next(newest);
        }
        return drained;
    }

    private static Snapshot good(int second) {
        return Snapshots.ofLeader(second, NOON.plusSeconds(second), POLL);
    }

    private static Snapshot failed(Condition condition, int second) {
        return Snapshots.failed(condition, null, NOON.plusSeconds(second), POLL);
    }
}
