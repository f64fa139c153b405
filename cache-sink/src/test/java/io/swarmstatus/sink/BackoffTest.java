package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Test
    void triesForEverWithPausesThatGrowUpToTheLongest() {
        var pauses = pauses(1000);

        assertThat(pauses.getFirst())
                .isBetween(
                        FIRST.multipliedBy(3).dividedBy(4),
                        FIRST.multipliedBy(5).dividedBy(4));
        assertThat(pauses.subList(10, 1000))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(1200), LONGEST));
    }

    @Test
    void leavesTheLengthToChanceSoThatNotAllComeBackTogether() {
        var pauses = pauses(100);

        assertThat(pauses.subList(10, 100)).doesNotHaveDuplicates();
    }

    private static List<Duration> pauses(int attempts) {
        var execution = Execution.of(new Backoff(FIRST, LONGEST).policy().build());
        return Stream.generate(() -> pauseAfterFailure(execution))
                .limit(attempts)
                .toList();
    }

    private static Duration pauseAfterFailure(Execution<Object> execution) {
        execution.recordException(new IOException("away"));
        return execution.getDelay();
    }
}
