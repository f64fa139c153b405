package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    @Test
    void waitsForThePollWhereNothingHappens() {
        var pace = Pace.atRest(POLL, NOON).after(LOOK, Wakeup.TIME, false, NOON);

        assertThat(pace.pause(LOOK, NOON)).isEqualTo(new Pace.Pause(Pace.DEBOUNCE, POLL));
    }

    @Test
    void waitsForTwentyTimesTheLookWhereThatIsLonger() {
        var look = Duration.ofMillis(300);

        var pace = Pace.atRest(POLL, NOON).after(look, Wakeup.TIME, false, NOON);

        assertThat(pace.pause(look, NOON)).isEqualTo(new Pace.Pause(Pace.DEBOUNCE, Duration.ofSeconds(6)));
    }

    @Test
    void looksAgainSoonAfterAnEventAndThenLessAndLessOften() {
        var pauses = pausesAfter(Events.OF_SERVICE, false, 6);

        assertThat(pauses.subList(0, 4)).isSorted().first().isEqualTo(Duration.ofMillis(40));
        assertThat(pauses.get(3)).isBetween(Duration.ofMillis(150), Duration.ofMillis(170));
        assertThat(pauses.subList(4, 6)).containsOnly(POLL);
    }

    @Test
    void looksAgainSoonWhenTasksBeginToMove() {
        var pauses = pausesAfter(Wakeup.TIME, true, 12);

        assertThat(pauses).isSorted().first().isEqualTo(Duration.ofMillis(40));
        assertThat(pauses.getLast()).isEqualTo(POLL);
    }

    @Test
    void aNudgeIsNoReasonToLookMoreOften() {
        assertThat(pausesAfter(Wakeup.NUDGE, false, 3)).containsOnly(POLL);
    }

    @Test
    void keepsToThePollHoweverLongTheSwarmMoves() {
        var pauses = pausesAfter(Wakeup.TIME, true, 5_000);

        assertThat(pauses.subList(20, 5_000)).containsOnly(POLL);
    }

    @Test
    void leavesTheEngineAtLeastAsMuchTimeAsALookTakes() {
        var look = Duration.ofMillis(500);

        var pace = Pace.atRest(POLL, NOON).after(look, Events.OF_SERVICE, true, NOON);

        assertThat(pace.pause(look, NOON).longest()).isEqualTo(look);
    }

    @Test
    void heedsNoEventBeforeItCanAffordAnotherLook() {
        var look = Duration.ofSeconds(6);

        var pace = Pace.atRest(POLL, NOON).after(look, Events.OF_SERVICE, true, NOON);

        assertThat(pace.pause(look, NOON).beforeEvent()).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.pause(look, NOON).longest()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void neverLooksMoreOftenThanTheOperatorAllowsUnlessSomethingHappens() {
        var shortPoll = Duration.ofMillis(5);

        var pace = Pace.atRest(shortPoll, NOON).after(Duration.ZERO, Wakeup.TIME, true, NOON);

        assertThat(pace.pause(Duration.ZERO, NOON).longest()).isEqualTo(shortPoll);
    }

    private static List<Duration> pausesAfter(Wakeup first, boolean isMoving, int looks) {
        var pauses = new ArrayList<Duration>();
        Instant now = NOON;
        var pace = Pace.atRest(POLL, now);
        for (int look = 0; look < looks; look++) {
            pace = pace.after(LOOK, look == 0 ? first : Wakeup.TIME, isMoving, now);
            var pause = pace.pause(LOOK, now).longest();
            pauses.add(pause);
            now = now.plus(pause);
        }
        return pauses;
    }
}
