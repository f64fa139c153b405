package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

    @Test
    void keepsTheHighestFiguresOfAllPauses() {
        var log = GcLog.parse(List.of(
                "[0.010s][info][gc] Using G1",
                "[0.512s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->4M(128M) 2.123ms",
                "[0.901s][info][gc] GC(1) Concurrent Mark Cycle 9.802ms",
                "[0.902s][info][gc] GC(1) Pause Remark 91M->30M(128M) 1.000ms",
                "[1.212s][info][gc] GC(2) Pause Young (Mixed) (G1 Evacuation Pause) 50M->44M(128M) 2.123ms"));

        assertThat(log).isEqualTo(new GcLog(3, 0, 91, 44));
    }

    @Test
    void countsFullPausesApart() {
        var log = GcLog.parse(List.of(
                "[1.0s][info][gc] GC(7) Pause Young (Normal) (G1 Evacuation Pause) 127M->127M(128M) 1.2ms",
                "[1.1s][info][gc] GC(8) Pause Full (G1 Compaction Pause) 127M->120M(128M) 40.001ms"));

        assertThat(log).isEqualTo(new GcLog(2, 1, 127, 127));
    }

    @Test
    void readsNothingFromAnEmptyLog() {
        assertThat(GcLog.parse(List.of())).isEqualTo(new GcLog(0, 0, 0, 0));
    }
}
