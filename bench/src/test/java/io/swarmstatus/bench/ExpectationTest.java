package io.swarmstatus.bench;

import static io.swarmstatus.bench.Snapshots.EXPECTATION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void acceptsWhatIsRight() {
        assertThat(EXPECTATION.mismatches(new Found.Bytes(600))).isEmpty();
        assertThat(EXPECTATION.mismatches(new Found.Objects(1, 1, 4))).isEmpty();
        assertThat(EXPECTATION.mismatches(new Found.Figures(Snapshots.right()))).isEmpty();
    }

    @Test
    void tellsEachNumberOfObjectsThatIsWrong() {
        var mismatches = EXPECTATION.mismatches(new Found.Objects(2, 0, 3));

        assertThat(mismatches)
                .containsExactly("nodes: 2 instead of 1", "services: 0 instead of 1", "tasks: 3 instead of 4");
    }

    @Test
    void tellsThatBytesAreMissing() {
        var mismatches = EXPECTATION.mismatches(new Found.Bytes(599));

        assertThat(mismatches).containsExactly("bytes: 599 instead of 600");
    }

    @Test
    void tellsEachFigureOfASnapshotThatIsWrong() {
        var mismatches = EXPECTATION.mismatches(new Found.Figures(Snapshots.healthy(2, 4_999)));

        assertThat(mismatches)
                .containsExactly("running tasks: 2 instead of 3", "reserved nano-CPUs: 4999 instead of 5000");
    }

    @Test
    void tellsWhyThereAreNoFigures() {
        var mismatches = EXPECTATION.mismatches(new Found.Figures(Snapshots.failed()));

        assertThat(mismatches).singleElement().asString().contains("/tasks did not answer");
    }

    @Test
    void comparesASnapshotsListsAndBytesToo() {
        var larger = new Expectation(2, 0, 3, 5, 601, 3, 5_000, 8_000);

        var mismatches = larger.mismatches(new Found.Figures(Snapshots.right()));

        assertThat(mismatches)
                .containsExactly(
                        "nodes: 1 instead of 2",
                        "managers: 1 instead of 0",
                        "services: 1 instead of 3",
                        "tasks: 4 instead of 5",
                        "bytes: 600 instead of 601",
                        "reserved memory: 7000 instead of 8000");
    }
}
