package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.bench.Ledger.Count;
import io.swarmstatus.bench.Ledger.Seen;
import io.swarmstatus.bench.Ledger.Times;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant OLD = Instant.parse("2026-01-15T10:30:00Z");
    private static final Instant NEW = OLD.plusSeconds(1);
    private static final Seen NOTHING = new Seen(Instant.MIN, Instant.MIN);
    private static final ServedAnswer UNAVAILABLE = new ServedAnswer(200, false, null);

    private final Violations violations = new Violations();
    private final Ledger ledger = new Ledger(violations);
    private final Stalls stalls = new Stalls();
    private final Excuses excuses = (_, from, to) -> stalls.longestNanosWithin(from, to);
    private final ApiReplica replica = new ApiReplica(FaultTarget.API_1, 1);
    private UpTime upTime = new UpTime(1, new NewestSeen());

    @BeforeEach
    void isUp() {
        replica.up(true);
        upTime = replica.upTime() == null ? upTime : replica.upTime();
    }

    @Test
    void findsNothingWrongWithGoodAnswers() {
        answered(NOTHING, figures(OLD), quick());
        answered(seen(), figures(OLD), quick());
        answered(seen(), figures(NEW), quick());

        assertThat(violations.isEmpty()).isTrue();
        assertThat(ledger.statuses()).containsEntry(200, 3L);
        assertThat(ledger.latencies().count()).isEqualTo(3);
    }

    @Test
    void anyOtherStatusBreaksALaw() {
        answered(NOTHING, new ServedAnswer(503, false, null), quick());

        assertThat(violations.count(Law.STATUS)).isOne();
    }

    @Test
    void anAnswerThatDoesNotComeBreaksALaw() {
        ledger.failed(replica, upTime, "connection reset");

        assertThat(violations.count(Law.STATUS)).isOne();
        assertThat(ledger.count(Count.BROKEN)).isOne();
    }

    @Test
    void whatWasUnderWayAtAFaultIsOnlyCounted() {
        replica.down();

        ledger.failed(replica, upTime, "connection reset");
        answered(new Seen(NEW, NEW), new ServedAnswer(500, false, null), slow());

        assertThat(ledger.count(Count.UNDER_WAY_AT_A_FAULT)).isEqualTo(2);
        assertThat(violations.isEmpty()).isTrue();
        assertThat(ledger.latencies().count()).isZero();
    }

    @Test
    void olderThanBeforeFromTheSameProcessBreaksALaw() {
        answered(NOTHING, figures(NEW), quick());
        answered(seen(), figures(OLD), quick());

        assertThat(violations.count(Law.OLDER)).isOne();
    }

    @Test
    void olderThanAnAnswerThatCameWhileItWasAskedForIsNotOlder() {
        var asked = NOTHING;
        answered(asked, figures(NEW), quick());
        answered(asked, figures(OLD), quick());

        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void olderThanItsPredecessorIsCountedApart() {
        answered(new Seen(Instant.MIN, NEW), figures(OLD), quick());

        assertThat(ledger.count(Count.OLDER_THAN_BEFORE_RESTART)).isOne();
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void losingTheFiguresBreaksALaw() {
        answered(NOTHING, UNAVAILABLE, quick());
        answered(NOTHING, figures(OLD), quick());
        answered(seen(), UNAVAILABLE, quick());

        assertThat(ledger.count(Count.NO_FIGURES_YET)).isOne();
        assertThat(violations.count(Law.FIGURES)).isOne();
    }

    @Test
    void aSlowAnswerBreaksALaw() {
        answered(NOTHING, figures(OLD), slow());
        ledger.judgeSlowAnswers(excuses);
        ledger.judgeSlowAnswers(excuses);

        assertThat(violations.count(Law.SLOW)).isOne();
        assertThat(ledger.count(Count.SLOW)).isOne();
    }

    @Test
    void oneThatWasSentLateIsTheLoadsOwn() {
        answered(NOTHING, figures(OLD), new Times(0, millis(150), millis(200)));
        ledger.judgeSlowAnswers(excuses);

        assertThat(ledger.count(Count.SLOW_BY_THE_LOAD)).isOne();
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void oneDuringWhichTheMachineStoodStillIsTheMachines() {
        stalls.add(millis(20), millis(130), millis(110));
        answered(NOTHING, figures(OLD), slow());
        ledger.judgeSlowAnswers(excuses);

        assertThat(ledger.count(Count.SLOW_BY_THE_MACHINE)).isOne();
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void aStallThatIsTooShortOrAtAnotherTimeIsNoExcuse() {
        stalls.add(millis(20), millis(100), millis(80));
        stalls.add(millis(300), millis(900), millis(600));
        answered(NOTHING, figures(OLD), slow());
        ledger.judgeSlowAnswers(excuses);

        assertThat(violations.count(Law.SLOW)).isOne();
    }

    private void answered(Seen before, ServedAnswer answer, Times times) {
        ledger.answered(replica, upTime, before, answer, times);
    }

    private Seen seen() {
        return new Seen(upTime.newest().instant(), replica.everSeen().instant());
    }

    private static ServedAnswer figures(Instant collectedAt) {
        return new ServedAnswer(200, true, collectedAt);
    }

    private static Times quick() {
        return new Times(0, 0, millis(1));
    }

    private static Times slow() {
        return new Times(0, millis(10), millis(200));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
