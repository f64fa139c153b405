package io.swarmstatus.producer;

import static io.swarmstatus.contract.Condition.NO_QUORUM;
import static io.swarmstatus.contract.Condition.TIMED_OUT;
import static io.swarmstatus.contract.Trigger.EVENT;
import static io.swarmstatus.contract.Trigger.INTERVAL;
import static io.swarmstatus.contract.Trigger.POLL;
import static io.swarmstatus.contract.Trigger.STARTUP;
import static io.swarmstatus.contract.Trigger.TAKEOVER;
import static io.swarmstatus.producer.Snapshots.NOON;
import static io.swarmstatus.producer.Snapshots.failed;
import static io.swarmstatus.producer.Snapshots.ofLeader;
import static io.swarmstatus.producer.Snapshots.ofStandby;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishingRuleTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void publishesWhatALeaderSeesFirstThenEachChangeThenAtEachInterval() {
        var first = ofLeader(1, NOON, STARTUP);
        var same = ofLeader(1, NOON.plusSeconds(2), POLL);
        var changed = ofLeader(2, NOON.plusSeconds(4), POLL);
        var sameAgain = ofLeader(2, NOON.plusSeconds(6), POLL);
        var due = ofLeader(2, NOON.plusSeconds(124), INTERVAL);

        var published = published(first, same, changed, sameAgain, due);

        assertThat(published).containsExactly(first, changed, due);
    }

    @Test
    void publishesAFailureOnceForEachChangeAndAtEachIntervalAfterItLed() {
        var led = ofLeader(1, NOON, STARTUP);
        var hung = failed(TIMED_OUT, "ping", NOON.plusSeconds(10), POLL);
        var stillHung = failed(TIMED_OUT, "ping", NOON.plusSeconds(20), POLL);
        var hungElsewhere = failed(TIMED_OUT, "tasks", NOON.plusSeconds(30), POLL);
        var noQuorum = failed(NO_QUORUM, "tasks", NOON.plusSeconds(40), POLL);
        var due = failed(NO_QUORUM, "tasks", NOON.plusSeconds(160), INTERVAL);
        var well = ofLeader(1, NOON.plusSeconds(162), POLL);

        var published = published(led, hung, stillHung, hungElsewhere, noQuorum, due, well);

        assertThat(published).containsExactly(led, hung, hungElsewhere, noQuorum, due, well);
    }

    @Test
    void isAtTheStartUntilItHasPublishedOrFallenSilent() {
        var silent = PublishingRule.INITIAL.silent();

        assertThat(why(PublishingRule.INITIAL, NOON)).isEqualTo(STARTUP);
        assertThat(why(silent, NOON.plusSeconds(2))).isEqualTo(POLL);
    }

    @Test
    void tellsThatAnEventWasTheReasonUnlessASnapshotIsDueAnyway() {
        var rule = PublishingRule.INITIAL
                .judge(ofLeader(1, NOON, STARTUP), Optional.empty())
                .next();

        var soon = rule.trigger(NOON.plusSeconds(1), TWO_MINUTES, Role.LEADER, Events.OF_SERVICE);
        var due = rule.trigger(NOON.plusSeconds(121), TWO_MINUTES, Role.LEADER, Events.OF_SERVICE);

        assertThat(soon).isEqualTo(EVENT);
        assertThat(due).isEqualTo(INTERVAL);
    }

    @Test
    void tellsThatItTookOverUntilSomethingOfItIsPublished() {
        var before = PublishingRule.INITIAL.silent();
        var after = before.judge(ofStandby(1, NOON, TAKEOVER), Optional.empty()).next();

        assertThat(before.trigger(NOON, TWO_MINUTES, Role.TAKEOVER, Events.OF_SERVICE))
                .isEqualTo(TAKEOVER);
        assertThat(after.trigger(NOON, TWO_MINUTES, Role.TAKEOVER, Events.OF_SERVICE))
                .isEqualTo(EVENT);
    }

    @Test
    void publishesAgainWhatItSaidBeforeItFellSilent() {
        var said = PublishingRule.INITIAL
                .judge(ofLeader(1, NOON, STARTUP), Optional.empty())
                .next();

        var verdict = said.silent().judge(ofLeader(1, NOON.plusSeconds(60), POLL), Optional.empty());

        assertThat(verdict.publish()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,     POLL",
        "PT1M59S,  POLL",
        "PT2M,     INTERVAL",
        "PT5H,     INTERVAL",
        "PT-0.1S,  INTERVAL", // the clock went back
        "PT-5H,    INTERVAL"
    })
    void looksForASnapshotThatIsDueOrWhoseDueTimeNobodyKnows(Duration sinceThen, Trigger why) {
        var rule = PublishingRule.INITIAL
                .judge(ofLeader(1, NOON, STARTUP), Optional.empty())
                .next();

        assertThat(why(rule, NOON.plus(sinceThen))).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,    PT2S,  PT2S",
        "PT1M,    PT40S, PT40S",
        "PT1M59S, PT2S,  PT1S", // until it is due
        "PT1M59S, PT40S, PT1S",
        "PT2M,    PT40S, PT2S", // it became due during the last look
        "PT5H,    PT40S, PT2S",
        "PT-5H,   PT40S, PT40S" // the clock went back
    })
    void waitsForThePauseAndNoLongerThanUntilASnapshotIsDue(Duration sinceThen, Duration pause, Duration wait) {
        var rule = PublishingRule.INITIAL
                .judge(ofLeader(1, NOON, STARTUP), Optional.empty())
                .next();

        var until = rule.untilNextLook(NOON.plus(sinceThen), TWO_MINUTES, Duration.ofSeconds(2), pause);

        assertThat(until).isEqualTo(wait);
    }

    @Test
    void waitsForThePauseWhereNothingIsDue() {
        var pause = Duration.ofSeconds(40);

        var wait = PublishingRule.INITIAL.untilNextLook(NOON, TWO_MINUTES, Duration.ofSeconds(2), pause);

        assertThat(wait).isEqualTo(pause);
    }

    private static Trigger why(PublishingRule rule, Instant now) {
        return rule.trigger(now, TWO_MINUTES, Role.LEADER, Wakeup.TIME);
    }

    private static List<Snapshot> published(Snapshot... seen) {
        var published = new ArrayList<Snapshot>();
        var rule = PublishingRule.INITIAL;
        for (var snapshot : seen) {
            var verdict = rule.judge(snapshot, Optional.empty());
            if (verdict.publish()) {
                published.add(snapshot);
            }
            rule = verdict.next();
        }
        return published;
    }
}
