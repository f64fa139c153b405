package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CollectionReportTest {

    private static final Series FLOOR = series("bytes to nowhere", 50, 50, 50);

    @Test
    void comparesTheMediansAndTheRoundsApart() {
        var report = new CollectionReport(FLOOR, series("ours", 100, 300, 200), series("model", 1000, 1000, 2000));

        assertThat(report.lines())
                .anyMatch(line -> line.contains("took 0.200 of docker-java's model"))
                .contains("CPU time: 0.200 of docker-java's model (ratio of the medians).")
                .anyMatch(line -> line.contains("round by round 0.100 (median; 0.100 to 0.300)"));
    }

    @Test
    void tellsThatTheGoalIsMetAtAQuarter() {
        var report = new CollectionReport(FLOOR, series("ours", 250), series("model", 1000));

        assertThat(report.lines()).contains("Goal: at most 0.25, which is met.");
    }

    @Test
    void tellsThatTheGoalIsMissedAboveAQuarter() {
        var report = new CollectionReport(FLOOR, series("ours", 251), series("model", 1000));

        assertThat(report.lines()).contains("Goal: at most 0.25, which is MISSED.");
    }

    @Test
    void tellsTimesAndMemoryOfEachReader() {
        var report = new CollectionReport(FLOOR, series("ours", 100, 300, 200), series("model", 1000, 1000, 2000));

        assertThat(report.lines())
                .contains("ours                    0.100 s  0.200 s  0.300 s    0.400 s         1.5 MB");
    }

    private static Series series(String reader, long... millis) {
        return new Series(
                reader,
                Arrays.stream(millis)
                        .mapToObj(time ->
                                new Measurement(Duration.ofMillis(time), Duration.ofMillis(2 * time), 1_500_000))
                        .toList());
    }
}
