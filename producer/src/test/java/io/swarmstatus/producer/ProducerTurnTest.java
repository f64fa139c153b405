package io.swarmstatus.producer;

import static io.swarmstatus.contract.Condition.NO_QUORUM;
import static io.swarmstatus.contract.Condition.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProducerTurnTest {

    private static final Refresh REFRESH = new Refresh(Duration.ofMinutes(2), Duration.ofSeconds(2));

    private final ScriptedSight sight = new ScriptedSight(new Member("n1", "c1", 1));
    private final List<Snapshot> published = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final ProducerTurn turn =
            new ProducerTurn(sight, this::heard, published::add, new Roles(), new OpenEvents(), REFRESH, sight.clocks);
    private Heard heard = Heard.NOTHING.current(sight.now()).with(voice("n0", true, 1));

    @Test
    void aLeaderPublishesAtItsStartThenEachChangeThenAtEachInterval() {
        sight.leads(true);
        play(Duration.ofSeconds(10));
        sight.changes();
        play(Duration.ofSeconds(130));

        assertThat(triggers()).containsExactly(Trigger.STARTUP, Trigger.POLL, Trigger.INTERVAL);
        assertThat(roles).containsOnly(Role.LEADER);
    }

    @Test
    void aStandbyAsksWhoLeadsEachFiveSecondsWhileTheLeaderIsHeardAndNeverLists() {
        sight.leads(false);

        playHearing("n0", true, Duration.ofMinutes(10));

        assertThat(sight.asked).containsOnly("glance").hasSizeBetween(118, 122);
        assertThat(published).isEmpty();
    }

    @Test
    void speaksAtOnceWhenItsNodeIsElected() {
        sight.leads(false);
        playHearing("n0", true, Duration.ofSeconds(20));

        sight.leads(true);
        turn.take(Events.OF_SERVICE);

        assertThat(triggers()).containsExactly(Trigger.EVENT);
        assertThat(published.getFirst().collectedBy().isLeader()).isTrue();
    }

    @Test
    void fallsSilentAtOnceWhenAnotherIsElected() {
        sight.leads(true);
        play(Duration.ofSeconds(10));

        sight.leads(false);
        sight.changes();
        turn.take(Events.OF_SERVICE);
        sight.asked.clear();
        playHearing("n0", true, Duration.ofMinutes(5));

        assertThat(published).hasSize(1);
        assertThat(sight.asked).containsOnly("glance");
    }

    @Test
    void aBlindLeaderPublishesItsFailureOnceAndAtEachIntervalUntilAnotherIsHeard() {
        sight.leads(true);
        play(Duration.ofSeconds(1));
        published.clear();

        sight.fails(TIMED_OUT);
        play(Duration.ofSeconds(270));
        assertThat(conditions()).containsExactly(TIMED_OUT, TIMED_OUT, TIMED_OUT);
        assertThat(triggers()).containsExactly(Trigger.POLL, Trigger.INTERVAL, Trigger.INTERVAL);

        playHearing("n0", true, Duration.ofMinutes(10));
        assertThat(published).hasSize(3);
    }

    @Test
    void stepsInAfterOneAndAHalfIntervalsAndItsTurnAndBackWhenTheLeaderIsHeard() {
        sight.leads(false);
        play(Duration.ofSeconds(184));
        assertThat(published).isEmpty();

        play(Duration.ofSeconds(2));
        assertThat(triggers()).containsExactly(Trigger.TAKEOVER);
        assertThat(published.getFirst().collectedBy().isLeader()).isFalse();

        sight.asked.clear();
        playHearing("n0", true, Duration.ofMinutes(5));
        assertThat(published).hasSize(1);
        assertThat(sight.asked).containsOnly("glance");
        assertThat(roles).containsExactly(Role.STANDBY, Role.TAKEOVER, Role.STANDBY);
    }

    @Test
    void speaksInTheLeadersPlaceAtEachIntervalForAsLongAsItIsSilent() {
        sight.leads(false);

        play(Duration.ofSeconds(185 + 250));

        assertThat(triggers()).containsExactly(Trigger.TAKEOVER, Trigger.INTERVAL, Trigger.INTERVAL);
    }

    @Test
    void aStandbyTellsThatThereIsNoLeaderAfterTwentySeconds() {
        sight.leads(false);
        play(Duration.ofSeconds(4));
        sight.fails(NO_QUORUM);

        play(Duration.ofSeconds(19));
        assertThat(published).isEmpty();

        play(Duration.ofSeconds(8));
        assertThat(conditions()).containsExactly(NO_QUORUM);
    }

    @Test
    void asksAgainWhoLeadsAsSoonAsANodeHasChangedHoweverLongTheLastQuestionWaited() {
        sight.leads(false);
        play(Duration.ofSeconds(4));
        sight.fails(TIMED_OUT);
        sight.takes(Duration.ofSeconds(3));

        var pause = turn.take(Wakeup.TIME);

        assertThat(pause.beforeEvent()).isEqualTo(Pace.DEBOUNCE);
    }

    @Test
    void givesAnEngineAsMuchRestAsAQuestionHasCostItWhateverEventsTell() {
        sight.fails(TIMED_OUT);
        sight.costsForGlance(Duration.ofMillis(150));

        var pause = turn.take(Wakeup.TIME);

        assertThat(pause.beforeEvent()).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aLeaderThatAnotherHasSucceededUnawaresIsSilent() {
        sight.leads(true);
        play(Duration.ofSeconds(1));
        published.clear();

        sight.changes();
        heard = heard.with(voice("n2", true, 3));
        play(Duration.ofSeconds(20));
        assertThat(published).isEmpty();

        sight.changes();
        play(Duration.ofSeconds(5));
        assertThat(published).hasSize(1); // it has caught up, so it is no minority
    }

    @Test
    void tellsThatAnEventWasTheReason() {
        sight.leads(true);
        play(Duration.ofSeconds(5));

        sight.changes();
        turn.take(Events.OF_SERVICE);

        assertThat(triggers()).containsExactly(Trigger.STARTUP, Trigger.EVENT);
    }

    @Test
    void publishesNothingTwiceThatAnEventToldOfInVain() {
        sight.leads(true);
        play(Duration.ofSeconds(5));

        turn.take(Events.OF_SERVICE);

        assertThat(published).hasSize(1);
    }

    @Test
    void heedsServicesOnlyWhileItSpeaksAndNodesAlways() {
        var node = new EngineEvent("node", "n1");
        var service = new EngineEvent("service", "s1");
        sight.leads(false);
        play(Duration.ofSeconds(5));
        assertThat(List.of(turn.heeds(node), turn.heeds(service))).containsExactly(true, false);

        sight.leads(true);
        play(Duration.ofSeconds(5));
        assertThat(List.of(turn.heeds(node), turn.heeds(service))).containsExactly(true, true);
    }

    @Test
    void aSlowEngineDelaysNoSnapshotBeyondItsInterval() {
        sight.leads(true);
        sight.takes(Duration.ofMillis(9_500));

        play(Duration.ofMinutes(60));

        for (int next = 1; next < published.size(); next++) {
            var gap = Duration.between(
                    published.get(next - 1).collectedAt(), published.get(next).collectedAt());
            assertThat(gap).isLessThanOrEqualTo(REFRESH.interval());
        }
        assertThat(published).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void asksAnEngineThatFailsLessAndLessOften() {
        sight.leads(true);
        play(Duration.ofSeconds(1));
        sight.fails(TIMED_OUT);
        sight.asked.clear();

        play(Duration.ofMinutes(5));

        assertThat(sight.asked).hasSizeBetween(60, 90);
    }

    @Test
    void noEventsMakeItAskAnEngineWithoutABreakThatIsTooSlowToAnswer() {
        sight.leads(true);
        sight.takes(Duration.ofSeconds(10));
        sight.failsToList(TIMED_OUT);

        var end = sight.now().plus(Duration.ofMinutes(5));
        while (sight.now().isBefore(end)) {
            sight.pass(turn.take(Events.OF_SERVICE).beforeEvent());
        }

        assertThat(sight.asked).filteredOn("look"::equals).hasSizeBetween(20, 25);
    }

    @Test
    void anEventIsHeededAtOnceByOneWhoseEngineFailsQuickly() {
        sight.leads(true);
        sight.fails(NO_QUORUM);
        play(Duration.ofMinutes(1));

        assertThat(turn.take(Events.OF_SERVICE).beforeEvent()).isEqualTo(Pace.DEBOUNCE);
    }

    @Test
    void saysItAgainOnceItsClockIsPastThatOfWhoSpokeBefore() {
        sight.leads(true);
        heard = heard.with(new Voice("n2", "c1", true, 1, sight.now().plusSeconds(3), sight.now()));

        play(Duration.ofMinutes(1));

        assertThat(published).hasSize(2);
        assertThat(published.getLast().collectedAt())
                .isBetween(Snapshots.NOON.plusSeconds(3), Snapshots.NOON.plusSeconds(6));
    }

    /** As the loop does where nothing wakes it: a wait ends when it is over, and no reason is heeded before its time. */
    private void play(Duration time) {
        var end = sight.now().plus(time);
        while (sight.now().isBefore(end)) {
            var pause = turn.take(Wakeup.TIME);
            var wait = pause.longest().compareTo(pause.beforeEvent()) > 0 ? pause.longest() : pause.beforeEvent();
            sight.pass(wait);
        }
    }

    private void playHearing(String nodeId, boolean asLeader, Duration time) {
        var end = sight.now().plus(time);
        while (sight.now().isBefore(end)) {
            heard = heard.with(voice(nodeId, asLeader, 1));
            play(Duration.ofSeconds(1));
        }
    }

    private Heard heard() {
        return heard;
    }

    private Voice voice(String nodeId, boolean asLeader, long version) {
        return new Voice(nodeId, "c1", asLeader, version, sight.now(), sight.now());
    }

    private List<Trigger> triggers() {
        return published.stream().map(Snapshot::trigger).toList();
    }

    private List<Condition> conditions() {
        return published.stream().map(Snapshot::condition).toList();
    }

    /** Notes each change of the part that it plays. */
    private final class Roles implements TurnObserver {
        @Override
        public void decided(Duty duty) {
            if (roles.isEmpty() || roles.getLast() != duty.role()) {
                roles.add(duty.role());
            }
        }

        @Override
        public void looked(Snapshot snapshot) {}
    }
}
