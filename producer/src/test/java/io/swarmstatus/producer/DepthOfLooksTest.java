package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void looksAtTheWholeOnAnEventAndThenAtTheServicesUntilAllIsAtRest() {
        play(Duration.ofSeconds(4));
        sight.asked.clear();

        sight.pass(turn.take(Wakeup.EVENT).longest());
        play(Duration.ofMillis(300));

        assertThat(sight.asked).startsWith("look", "services", "services").doesNotContain("outline");
        assertThat(Collections.frequency(sight.asked, "look")).isEqualTo(1);
    }

    @Test
    void looksAtTheWholeOnceMoreAPollAfterAnEvent() {
        sight.pass(turn.take(Wakeup.EVENT).longest());
        sight.asked.clear();

        play(Duration.ofSeconds(20));

        assertThat(Collections.frequency(sight.asked, "look")).isEqualTo(1);
        assertThat(sight.asked).endsWith("outline", "outline", "outline");
    }

    @Test
    void looksAtTheWholeAtEachPollWhileTasksMove() {
        sight.moves(true);
        turn.take(Wakeup.EVENT);
        play(Duration.ofSeconds(20));
        sight.asked.clear();

        play(Duration.ofMinutes(1));

        assertThat(sight.asked).containsOnly("look").hasSizeBetween(28, 31);
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
