package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void readsTheKilobytesOfTheKernelAsMegabytes() {
        var memory = ProcessMemory.in(List.of(
                "55e0-7fff ---p 00000000 00:00 0  [rollup]", "Rss:              125000 kB", "Pss:       62500 kB"));

        assertThat(memory).contains(new ProcessMemory(128, 64));
    }

    @Test
    void isEmptyWhereTheSystemTellsNothing() {
        assertThat(ProcessMemory.in(List.of())).isEmpty();
        assertThat(ProcessMemory.of(-1)).isEmpty();
    }
}
