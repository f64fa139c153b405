package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final Succession SUCCESSION = Succession.of(Duration.ofMinutes(2));
    private static final Member FIRST = new Member("n0", "c1", 0);
    private static final Member THIRD = new Member("n2", "c1", 2);

    @Test
    void waitsForOneAndAHalfIntervalsAndFiveSecondsMoreForEachInRank() {
        assertThat(SUCCESSION).isEqualTo(new Succession(Duration.ofMinutes(3), Duration.ofSeconds(5)));
    }

    @Test
    void stepsAreShorterWhereTheIntervalIs() {
        var often = Succession.of(Duration.ofSeconds(8));

        assertThat(often).isEqualTo(new Succession(Duration.ofSeconds(12), Duration.ofSeconds(1)));
    }

    @Test
    void fiveManagersHaveAllHadTheirTurnBeforeTwoIntervalsHavePassed() {
        for (var seconds : new int[] {1, 8, 40, 120, 3600}) {
            var interval = Duration.ofSeconds(seconds);
            var succession = Succession.of(interval);

            var lastTurn = succession.patience().plus(succession.step().multipliedBy(4));

            assertThat(lastTurn).isLessThanOrEqualTo(interval.multipliedBy(2));
        }
    }

    @Test
    void oneAfterTheOtherStepsInOnceNobodyHasSpokenForTooLong() {
        var heard = listeningFor(Duration.ofHours(1)).with(voice("c1", NOON));

        assertThat(SUCCESSION.dueAt(heard, FIRST)).isEqualTo(NOON.plusSeconds(180));
        assertThat(SUCCESSION.dueAt(heard, THIRD)).isEqualTo(NOON.plusSeconds(190));
    }

    @Test
    void isDueFromThatVeryMomentOn() {
        var heard = listeningFor(Duration.ofHours(1)).with(voice("c1", NOON));
        var due = NOON.plusSeconds(190);

        assertThat(SUCCESSION.isDue(heard, THIRD, due.minusNanos(1))).isFalse();
        assertThat(SUCCESSION.isDue(heard, THIRD, due)).isTrue();
    }

    @Test
    void whoHasJustBegunToListenGivesTheOthersTheTimeToBeHeard() {
        var silence = Heard.NOTHING.current(NOON);
        var oldVoice = silence.with(voice("c1", NOON.minusSeconds(600)));

        assertThat(SUCCESSION.dueAt(silence, FIRST)).isEqualTo(NOON.plusSeconds(10));
        assertThat(SUCCESSION.dueAt(silence, THIRD)).isEqualTo(NOON.plusSeconds(20));
        assertThat(SUCCESSION.dueAt(oldVoice, THIRD)).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void nobodyStepsInWhileTheTopicCannotBeRead() {
        var deaf = listeningFor(Duration.ofHours(1)).with(voice("c1", NOON)).lost("away");

        assertThat(SUCCESSION.dueAt(deaf, FIRST)).isEqualTo(Instant.MAX);
        assertThat(SUCCESSION.isDue(deaf, FIRST, NOON.plus(Duration.ofDays(365))))
                .isFalse();
    }

    @Test
    void whatIsSaidOfAnotherClusterUnderTheSameNameDoesNotCount() {
        var heard = listeningFor(Duration.ofHours(1)).with(voice("c2", NOON));

        assertThat(SUCCESSION.isDue(heard, FIRST, NOON.plusSeconds(1))).isTrue();
        assertThat(SUCCESSION.isServed(heard, FIRST, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void isServedForAsLongAsItsPatienceLasts() {
        var heard = listeningFor(Duration.ofHours(1)).with(voice("c1", NOON));

        assertThat(SUCCESSION.isServed(heard, THIRD, NOON.plusSeconds(180).minusNanos(1)))
                .isTrue();
        assertThat(SUCCESSION.isServed(heard, THIRD, NOON.plusSeconds(180))).isFalse();
        assertThat(SUCCESSION.isServed(Heard.NOTHING, THIRD, NOON)).isFalse();
    }

    @Test
    void aSwarmMayTakeTwentySecondsToElectItsLeader() {
        assertThat(Succession.isLeaderless(NOON, NOON.plusSeconds(20).minusNanos(1)))
                .isFalse();
        assertThat(Succession.isLeaderless(NOON, NOON.plusSeconds(20))).isTrue();
    }

    private static Heard listeningFor(Duration time) {
        return Heard.NOTHING.current(NOON.minus(time));
    }

    private static Voice voice(String clusterId, Instant heardAt) {
        return new Voice("n1", clusterId, true, 1, heardAt, heardAt);
    }
}
