package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionOutcomeTest {

    @Test
    void holdsEachSizeAgainstAllAndTellsWhetherItGrowsLinearly() {
        var outcome = new CollectionOutcome(List.of(trial(1_000, 10), trial(10_000, 150))).outcome();

        assertThat(outcome.findings().stream()
                        .map(finding -> finding.what() + ": " + finding.ratioInWords() + " "
                                + finding.verdict().words()))
                .containsExactly(
                        "1,000 tasks on 10 nodes: 0.100 met",
                        "1,000 tasks on 10 nodes: 5.00 met",
                        "10,000 tasks on 10 nodes: 1.50 missed",
                        "10,000 tasks on 10 nodes: 75.0 missed",
                        "1,000 tasks on 10 nodes, heap above rest: – met",
                        "10,000 tasks on 10 nodes, heap above rest: – met",
                        "10,000 tasks on 10 nodes, for each million tasks: 1.50 missed");
        assertThat(outcome.leftOut()).hasSize(2);
    }

    @Test
    void readsSmallSwarmsMoreOften() {
        assertThat(new CollectionSize(100_000, 10).rounds(5)).isEqualTo(5);
        assertThat(new CollectionSize(10_000, 10).rounds(5)).isEqualTo(16);
        assertThat(new CollectionSize(100, 10).rounds(5)).isEqualTo(100);
    }

    private static CollectionTrial trial(int tasks, long ours) {
        return new CollectionTrial(
                new CollectionSize(tasks, 10),
                series("swarm-status", ours),
                List.of(series("docker-java's model", 100)),
                List.of(series("curl to nowhere", 2)),
                64);
    }

    private static Series series(String reader, long... millis) {
        return new Series(
                reader,
                Arrays.stream(millis)
                        .mapToObj(time -> new Measurement(Duration.ofMillis(time), Duration.ZERO, 0))
                        .toList());
    }
}
