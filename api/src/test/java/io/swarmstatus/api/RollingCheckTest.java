package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollingCheckTest {

    private static final Duration INTERVAL = FollowPace.DEFAULT.interval();

    private final RollingCheck check = new RollingCheck();

    @Test
    void comesToAllInEachTurnWhileTheyAreFew() {
        var few = swarms(RollingCheck.SLICE);

        assertThat(check.next(few, START)).hasSize(RollingCheck.SLICE);
        assertThat(check.next(few, START.plus(INTERVAL))).hasSize(RollingCheck.SLICE);
    }

    @Test
    void comesToEachOfAThousandWithinEightSeconds() {
        var thousand = swarms(1000);
        var seen = new HashSet<String>();

        for (var now = START; now.isBefore(START.plusSeconds(8)); now = now.plus(INTERVAL)) {
            seen.addAll(check.next(thousand, now));
        }

        assertThat(seen).hasSize(1000);
    }

    @Test
    void readsNoMoreWhenTurnsComeMoreOften() {
        var swarms = swarms(1000);
        check.next(swarms, START);

        assertThat(check.next(swarms, START.plusMillis(100))).isEmpty();
        assertThat(check.next(swarms, START.plus(INTERVAL))).hasSize(RollingCheck.SLICE);
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        var swarms = swarms(1000);
        check.next(swarms, START);

        assertThat(check.next(swarms, START.minus(Duration.ofDays(1)))).hasSize(RollingCheck.SLICE);
    }

    private static List<ServedSwarm> swarms(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ServedSwarm.named("swarm-" + i, START))
                .toList();
    }
}
