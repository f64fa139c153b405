package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryOutcomeTest {

    private static final List<Snapshot> TWO = List.of(Snapshots.right(), Snapshots.right());

    @Test
    void isFineWithAsManyRightSnapshotsAsWanted() {
        assertThat(outcome(TWO, OptionalInt.empty()).problems(Snapshots.EXPECTATION))
                .isEmpty();
    }

    @Test
    void failsWhereTheProducerHasEndedEvenAfterTheLastSnapshot() {
        var problems = outcome(TWO, OptionalInt.of(3)).problems(Snapshots.EXPECTATION);

        assertThat(problems).containsExactly("the producer ended by itself, exit code 3: no heap");
    }

    @Test
    void failsWhereTooFewSnapshotsCame() {
        var problems = outcome(List.of(), OptionalInt.empty()).problems(Snapshots.EXPECTATION);

        assertThat(problems).containsExactly("0 snapshots came instead of 2");
    }

    @Test
    void failsWhereASnapshotIsAFailure() {
        var problems = outcome(List.of(Snapshots.right(), Snapshots.failed()), OptionalInt.empty())
                .problems(Snapshots.EXPECTATION);

        assertThat(problems).singleElement().asString().contains("/tasks did not answer");
    }

    @Test
    void tellsWhatWasMeasured() {
        var lines = outcome(TWO, OptionalInt.empty()).lines();

        assertThat(lines)
                .containsExactly(
                        "heap: at most 91 MB in use, garbage included; at most 30 MB left after a collection"
                                + " (12 pauses, 1 of them full)",
                        "process: at most 2 MiB resident",
                        "2 collections: min 0.400 s, median 0.400 s, max 0.400 s",
                        "the producer is alive");
    }

    private static MemoryOutcome outcome(List<Snapshot> snapshots, OptionalInt exitCode) {
        return new MemoryOutcome(
                snapshots, 2, exitCode, OptionalLong.of(2 * 1024 * 1024), new GcLog(12, 1, 91, 30), List.of("no heap"));
    }
}
