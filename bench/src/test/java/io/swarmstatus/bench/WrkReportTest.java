package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrkReportTest {

    @Test
    void readsTheLineOfItsScriptAmongAllThatWrkSays() {
        var said = "Running 2s test @ http://127.0.0.1:1/\n  100 requests in 2.00s\n\ncounted 100 2000000 40000 3\n";

        var report = WrkReport.in(said).orElseThrow();

        assertThat(report).isEqualTo(new WrkReport(100, 2_000_000, 40_000, 3));
        assertThat(report.perSecond()).isEqualTo(50);
        assertThat(report.meanSize()).isEqualTo(400);
    }

    @Test
    void findsNothingWhereWrkDidNotMeasure() {
        var report = WrkReport.in("unable to connect to 127.0.0.1:1 Connection refused\n");

        assertThat(report).isEmpty();
    }
}
