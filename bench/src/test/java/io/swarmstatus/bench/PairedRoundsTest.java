package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PairedRoundsTest {

    private static final Expectation EXPECTED = new Expectation(1, 1, 2, 3, 400, 3, 0, 0);
    private static final Found RIGHT = new Found.Objects(1, 2, 3);

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong cpu = new AtomicLong();
    private final AtomicLong allocated = new AtomicLong();
    private final List<String> turns = new ArrayList<>();
    private final PairedRounds rounds = new PairedRounds(EXPECTED, now::get, cpu::get, allocated::get);

    @Test
    void letsTheReadersTakeTurns() throws IOException {
        var readers = List.of(new Reader("a", 1, RIGHT, turns::add), new Reader("b", 1, RIGHT, turns::add));

        rounds.run(readers, 3);

        assertThat(turns).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void measuresWhatEachReadingTookAndAllocated() throws IOException {
        var readers = List.of(new Reader("a", 5, RIGHT, turns::add), new Reader("b", 7, RIGHT, turns::add));

        var series = rounds.run(readers, 2);

        var ofA = new Measurement(Duration.ofMillis(5), Duration.ofMillis(15), 50);
        var ofB = new Measurement(Duration.ofMillis(7), Duration.ofMillis(21), 70);
        assertThat(series).containsExactly(new Series("a", List.of(ofA, ofA)), new Series("b", List.of(ofB, ofB)));
    }

    @Test
    void failsWhereAReaderMisreadsTheSwarm() {
        var readers = List.of(new Reader("a", 1, new Found.Objects(1, 2, 4), turns::add));

        assertThatThrownBy(() -> rounds.run(readers, 1))
                .isInstanceOf(MisreadException.class)
                .hasMessage("a misread the swarm: tasks: 4 instead of 3");
    }

    /** Takes so many milliseconds, three times as many of CPU time, and ten times as many bytes. */
    private final class Reader implements SwarmReader {

        private final String name;
        private final long millis;
        private final Found found;
        private final Consumer<String> turn;

        Reader(String name, long millis, Found found, Consumer<String> turn) {
            this.name = name;
            this.millis = millis;
            this.found = found;
            this.turn = turn;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Found read() {
            turn.accept(name);
            now.addAndGet(Duration.ofMillis(millis).toNanos());
            cpu.addAndGet(Duration.ofMillis(3 * millis).toNanos());
            allocated.addAndGet(10 * millis);
            return found;
        }

        @Override
        public void close() {}
    }
}
