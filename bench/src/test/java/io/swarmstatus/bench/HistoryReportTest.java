package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistoryReportTest {

    @Test
    void comparesMediansOfWholeProcesses() {
        var report =
                new HistoryReport(1_000_000, runs(0.5, 0.4, 9), runs(1, 1.2, 1.1), runs(20, 10, 12), runs(9, 9, 9));

        assertThat(report.isGood()).isTrue();
        assertThat(report.lines())
                .contains("--at                       1.00 s   1.10 s   1.20 s          50 MB")
                .contains("--at took 0.60 s after start-up (the medians' difference). Goal: under 1 s, which is met.")
                .anyMatch(line -> line.contains("83,333 snapshots/s, the console consumer 111,111: 0.75 of its rate"));
    }

    @Test
    void tellsWhichGoalWasMissed() {
        var slowLook = new HistoryReport(1_000_000, runs(0.5), runs(1.5), runs(10), runs(9));
        var slowRange = new HistoryReport(1_000_000, runs(0.5), runs(1), runs(10), runs(4.9));

        assertThat(List.of(slowLook.isGood(), slowRange.isGood())).containsOnly(false);
        assertThat(slowLook.lines()).anyMatch(line -> line.contains("under 1 s, which is MISSED"));
        assertThat(slowRange.lines()).anyMatch(line -> line.contains("at least 0.5, which is MISSED"));
    }

    private static List<ReadingProcess> runs(double... seconds) {
        return DoubleStream.of(seconds)
                .mapToObj(time -> new ReadingProcess(Duration.ofMillis(Math.round(time * 1000)), 50))
                .toList();
    }
}
