package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of the swarm a producer asks for, and when. */
class DepthOfLooksTest {

    private static final Refresh REFRESH = new Refresh(Duration.ofMinutes(2), Duration.ofSeconds(2));

    private final ScriptedSight sight = new ScriptedSight(new Member("n1", "c1", 1));
    private final List<Snapshot> published = new ArrayList<>();
    private final OpenEvents events = new OpenEvents();
    private Heard heard = Heard.NOTHING.current(sight.now());
    private final ProducerTurn turn =
            new ProducerTurn(sight, () -> heard, published::add, Silent.OBSERVER, events, REFRESH, sight.clocks);

    @BeforeEach
    void leads() {
        sight.leads(true);
        play(Duration.ofSeconds(1));
        sight.asked.clear();
    }

    @Test
    void asksForAnOutlineAtEachPollAndForTheWholeTwiceAMinute() {
        play(Duration.ofMinutes(10));

        assertThat(sight.asked).containsOnly("outline", "look");
        assertThat(Collections.frequency(sight.asked, "look")).isBetween(19, 22);
        assertThat(sight.asked).hasSizeBetween(290, 302);
    }

    @Test
    void publishesAtOnceWhatAnOutlineShows() {
        play(Duration.ofSeconds(10));
        published.clear();

        sight.changes();
        play(Duration.ofSeconds(2));

        assertThat(published).hasSize(1);
    }

    @Test
    void asksForWhatAnEventToldOfAndThenForItAgainUntilAllIsAtRest() {
        play(Duration.ofSeconds(4));
        turn.take(Wakeup.TIME);
        sight.pass(Duration.ofMillis(300));
        sight.asked.clear();

        sight.changes();
        sight.pass(turn.take(Events.OF_SERVICE).longest());
        play(Duration.ofMillis(300));

        assertThat(sight.asked).containsOnly("suspects").hasSizeGreaterThan(3);
        assertThat(published.getLast().trigger()).isEqualTo(Trigger.EVENT);
    }

    @Test
    void asksForAnOutlineAPollAfterTheLastThoughEventsCome() {
        play(Duration.ofSeconds(4));
        sight.asked.clear();

        for (var time = 0; time < 100; time++) {
            turn.take(Events.OF_SERVICE);
            sight.pass(Duration.ofMillis(90));
        }

        assertThat(sight.asked).containsOnly("suspects", "outline");
        assertThat(Collections.frequency(sight.asked, "outline")).isBetween(4, 5);
    }

    @Test
    void asksForAnOutlineAtEachPollWhileTasksMove() {
        sight.moves(true);
        sight.changes();
        turn.take(Events.OF_SERVICE);
        play(Duration.ofSeconds(20));
        sight.asked.clear();

        play(Duration.ofMinutes(1));

        assertThat(sight.asked).containsOnly("outline", "look");
        assertThat(Collections.frequency(sight.asked, "look")).isBetween(1, 3);
        assertThat(sight.asked).hasSizeBetween(28, 31);
    }

    @Test
    void looksAtTheWholeWhereAnEventDoesNotTellOfWhat() {
        play(Duration.ofSeconds(4));
        sight.asked.clear();

        turn.take(Wakeup.by(new EngineEvent("service", "")));

        assertThat(sight.asked).containsExactly("look");
    }

    @Test
    void looksAtTheWholeWhereEventsMayHaveBeenMissed() {
        play(Duration.ofSeconds(4));
        sight.asked.clear();

        turn.take(Wakeup.NUDGE.and(Events.OF_SERVICE));

        assertThat(sight.asked).containsExactly("look");
    }

    @Test
    void asksForAnOutlineAPollAfterAWholeLookThoughThatTookLong() {
        sight.takes(Duration.ofSeconds(1));
        sight.takesForPart(Duration.ofMillis(10));

        play(Duration.ofMinutes(2));

        assertThat(Collections.frequency(sight.asked, "outline")).isBetween(50, 60);
    }

    @Test
    void asksForAnOutlineNoMoreOftenThanItMayCost() {
        sight.takesForPart(Duration.ofMillis(500));

        play(Duration.ofMinutes(10));

        assertThat(Collections.frequency(sight.asked, "outline")).isBetween(40, 60);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "PT1.3S, PT0.05S", "PT3S, PT0.03S", "PT0.1S, PT0.5S"})
    void staysReadyForEventsHoweverLongLooksTake(Duration whole, Duration part) {
        sight.takes(whole);
        sight.takesForPart(part);

        play(Duration.ofHours(2));

        assertThat(turn.take(Wakeup.TIME).beforeEvent()).isEqualTo(Pace.DEBOUNCE);
    }

    @Test
    void looksAtTheWholeWhereNoPartCanBeCompletedFromTheLast() {
        sight.isReadAsAWhole();
        play(Duration.ofMinutes(3));
        sight.asked.clear();

        play(Duration.ofMinutes(10));

        assertThat(sight.asked).containsOnly("look");
    }

    @Test
    void looksAtTheWholeAgainAPollAfterMoreHasChangedThanEventsCanTell() {
        play(Duration.ofSeconds(4));
        sight.asked.clear();

        sight.pass(turn.take(Wakeup.by(new EngineEvent("service", ""))).longest());
        play(Duration.ofSeconds(8));

        assertThat(Collections.frequency(sight.asked, "look")).isEqualTo(2);
        assertThat(sight.asked).endsWith("outline");
    }

    @Test
    void looksAtTheWholeWhileNoEventsAreHeard() {
        events.isOpen = false;

        play(Duration.ofMinutes(1));

        assertThat(sight.asked).containsOnly("look").hasSizeBetween(28, 31);
    }

    @Test
    void looksAtTheWholeUntilWhatAnothersClockHasPassedOverIsSaidAgain() {
        play(Duration.ofSeconds(4));
        published.clear();
        heard = heard.with(new Voice("n2", "c1", true, 1, sight.now().plusSeconds(9), sight.now()));

        play(Duration.ofSeconds(12));

        assertThat(published).hasSize(1);
    }

    @Test
    void looksAtTheWholeWhileWhatItSawIsNotPublishedSinceAnotherHasSucceededIt() {
        play(Duration.ofSeconds(4));
        published.clear();
        heard = heard.with(new Voice("n2", "c1", true, 5, sight.now(), sight.now()));
        sight.changes();

        play(Duration.ofMinutes(3).plusSeconds(4));

        assertThat(published).isNotEmpty();
        assertThat(published.getFirst().collectedAt())
                .isBefore(Snapshots.NOON.plus(Duration.ofMinutes(3)).plusSeconds(10));
    }

    @Test
    void asAStandbyAsksAtEachPollOnlyWhileNoEventsAreHeard() {
        sight.leads(false);
        heard = heard.with(new Voice("n0", "c1", true, 1, sight.now(), sight.now()));
        play(Duration.ofSeconds(20));
        sight.asked.clear();
        play(Duration.ofMinutes(1));
        assertThat(sight.asked).containsOnly("glance").hasSizeBetween(11, 13);

        events.isOpen = false;
        sight.asked.clear();
        play(Duration.ofMinutes(1));

        assertThat(sight.asked).containsOnly("glance").hasSizeBetween(28, 31);
    }

    /** As the loop does where nothing wakes it. */
    private void play(Duration time) {
        var end = sight.now().plus(time);
        while (sight.now().isBefore(end)) {
            sight.pass(turn.take(Wakeup.TIME).longest());
        }
    }
}
