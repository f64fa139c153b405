package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallsTest {

    private final Stalls stalls = new Stalls();

    @Test
    void tellsOfThoseThatOverlap() {
        stalls.add(0, 10, 7);
        stalls.add(10, 20, 9);
        stalls.add(20, 30, 8);

        assertThat(stalls.longestNanosWithin(5, 15)).isEqualTo(9);
        assertThat(stalls.nanosWithin(5, 15)).isEqualTo(16);
        assertThat(stalls.nanosWithin(30, 40)).isZero();
    }

    @Test
    void keepsTheNewest() {
        for (var i = 0; i < 50_000; i++) {
            stalls.add(i, i + 1, 1);
        }

        assertThat(stalls.nanosWithin(0, 10)).isZero();
        assertThat(stalls.nanosWithin(49_990, 50_000)).isEqualTo(10);
    }
}
