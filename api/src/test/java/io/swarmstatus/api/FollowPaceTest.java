package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FollowPaceTest {

    private static final FollowPace PACE =
            new FollowPace(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofMillis(20));

    @Test
    void isTheIntervalWhileAllIsWell() {
        assertThat(PACE.after(0, 0.7)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void doublesWithEachFailureUpToTheLimit() {
        assertThat(PACE.after(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(PACE.after(2, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PACE.after(3, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(PACE.after(4, 0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsForWhatIsLeftOfTheShortestPause() {
        assertThat(PACE.left(Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(15));
        assertThat(PACE.left(Duration.ofMillis(20))).isZero();
        assertThat(PACE.left(Duration.ofHours(1))).isZero();
    }

    @Property
    void staysBetweenTheIntervalAndTheLimit(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int failures, @ForAll @DoubleRange(max = 1) double random) {
        assertThat(PACE.after(failures, random)).isBetween(PACE.interval(), PACE.longest());
    }
}
