package io.swarmstatus.producer;

import static io.swarmstatus.contract.Condition.NO_QUORUM;
import static io.swarmstatus.contract.Condition.TIMED_OUT;
import static io.swarmstatus.producer.Snapshots.NOON;
import static io.swarmstatus.producer.Snapshots.ofLeader;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Succession SUCCESSION = Succession.of(Duration.ofMinutes(2));
    private static final Member SELF = new Member("n1", "c1", 1);
    private static final Standing LEADS = new Standing.Leads(SELF);
    private static final Standing FOLLOWS = new Standing.Follows(SELF);
    private static final Standing HUNG = new Standing.Unknown(SELF, TIMED_OUT);
    private static final Standing LEADERLESS = new Standing.Unknown(SELF, NO_QUORUM);
    private static final Heard SERVED = Heard.NOTHING.current(at(-3600)).with(leader("n0", at(-1)));

    @Test
    void isSilentUntilItKnowsWhoLeads() {
        var duty = Duty.initial(NOON);

        assertThat(duty.role()).isEqualTo(Role.UNDECIDED);
        assertThat(duty.speaks()).isFalse();
        assertThat(duty.asksFirst()).isTrue();
    }

    @Test
    void speaksAsTheLeaderWhoeverElseIsHeard() {
        var duty = Duty.initial(NOON).next(LEADS, SERVED, SUCCESSION, NOON);

        assertThat(duty.role()).isEqualTo(Role.LEADER);
        assertThat(duty.speaks()).isTrue();
        assertThat(duty.asksFirst()).isFalse();
    }

    @Test
    void standsByWhereTheLeaderIsHeard() {
        var duty = Duty.initial(NOON).next(FOLLOWS, SERVED, SUCCESSION, NOON);

        assertThat(duty.role()).isEqualTo(Role.STANDBY);
        assertThat(duty.speaks()).isFalse();
        assertThat(duty.asksFirst()).isTrue();
    }

    @Test
    void becomesAStandbyAtOnceWhenAnotherIsElected() {
        var led = Duty.initial(NOON).next(LEADS, SERVED, SUCCESSION, NOON);

        var duty = led.next(FOLLOWS, SERVED, SUCCESSION, at(5));

        assertThat(duty.role()).isEqualTo(Role.STANDBY);
        assertThat(duty.since()).isEqualTo(at(5));
    }

    @Test
    void stepsInWhenItsTurnComes() {
        var before = standby().next(FOLLOWS, SERVED, SUCCESSION, at(183));
        var after = before.next(FOLLOWS, SERVED, SUCCESSION, at(184));

        assertThat(before.role()).isEqualTo(Role.STANDBY);
        assertThat(after.role()).isEqualTo(Role.TAKEOVER);
        assertThat(after.speaks()).isTrue();
        assertThat(after.asksFirst()).isFalse();
        assertThat(after.since()).isEqualTo(at(184));
    }

    @Test
    void goesOnSpeakingInTheLeadersPlaceThoughItHearsItself() {
        var heard = SERVED.with(standbyVoice("n1", at(185)));

        var duty = takeover().next(FOLLOWS, heard, SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.TAKEOVER);
        assertThat(duty.since()).isEqualTo(at(184));
    }

    @Test
    void stepsBackWhenALeaderIsHeardWhateverItsRank() {
        var duty = takeover().next(FOLLOWS, SERVED.with(leader("n9", at(185))), SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.STANDBY);
        assertThat(duty.speaks()).isFalse();
    }

    @Test
    void stepsBackWhenOneBeforeItInRankHasSteppedInToo() {
        var duty = takeover().next(FOLLOWS, SERVED.with(standbyVoice("n0", at(185))), SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.STANDBY);
    }

    @Test
    void doesNotStepBackForOneAfterItInRank() {
        var duty = takeover().next(FOLLOWS, SERVED.with(standbyVoice("n2", at(185))), SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.TAKEOVER);
    }

    @Test
    void doesNotStepBackForWhatWasSaidBeforeItSteppedIn() {
        var duty = takeover().next(FOLLOWS, SERVED.with(leader("n9", at(184))), SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.TAKEOVER);
    }

    @Test
    void doesNotStepBackForAnotherCluster() {
        var stranger = new Voice("n0", "c2", true, 1, at(185), at(185));

        var duty = takeover().next(FOLLOWS, SERVED.with(stranger), SUCCESSION, at(186));

        assertThat(duty.role()).isEqualTo(Role.TAKEOVER);
    }

    @Test
    void speaksOfItsBlindnessIfItLedUntilThen() {
        var duty = leader().next(HUNG, SERVED, SUCCESSION, at(5));

        assertThat(duty.role()).isEqualTo(Role.UNDECIDED);
        assertThat(duty.speaks()).isTrue();
        assertThat(duty.asksFirst()).isTrue();
    }

    @Test
    void isSilentAboutItsBlindnessOnceAnotherIsHeardAndStaysSo() {
        var blind = leader().next(HUNG, SERVED, SUCCESSION, at(5));
        var heard = SERVED.with(leader("n0", at(20)));

        var relieved = blind.next(HUNG, heard, SUCCESSION, at(21));
        var later = relieved.next(HUNG, heard, SUCCESSION, at(100));

        assertThat(relieved.speaks()).isFalse();
        assertThat(later.speaks()).isFalse();
    }

    @Test
    void speaksOfItsBlindnessAgainOnceNobodyIsHeardForTooLong() {
        var blind = leader().next(HUNG, SERVED, SUCCESSION, at(5));
        var relieved = blind.next(HUNG, SERVED.with(leader("n0", at(20))), SUCCESSION, at(21));

        var duty = relieved.next(HUNG, SERVED.with(leader("n0", at(20))), SUCCESSION, at(205));

        assertThat(duty.speaks()).isTrue();
    }

    @Test
    void aBlindStandbyIsSilentWhileOthersAreHeard() {
        var duty = standby().next(HUNG, SERVED, SUCCESSION, at(5)).next(HUNG, SERVED, SUCCESSION, at(60));

        assertThat(duty.speaks()).isFalse();
    }

    @Test
    void aBlindStandbySpeaksWhenItsTurnComes() {
        var duty = standby().next(HUNG, SERVED, SUCCESSION, at(5)).next(HUNG, SERVED, SUCCESSION, at(184));

        assertThat(duty.speaks()).isTrue();
    }

    @Test
    void aStandbyTellsThatThereIsNoLeaderOnceAnElectionWouldBeOver() {
        var begun = standby().next(LEADERLESS, SERVED, SUCCESSION, at(5));

        var before = begun.next(LEADERLESS, SERVED, SUCCESSION, at(24));
        var after = before.next(LEADERLESS, SERVED, SUCCESSION, at(25));

        assertThat(before.speaks()).isFalse();
        assertThat(after.speaks()).isTrue();
    }

    @Test
    void aStandbyThatCannotReachTheOthersIsSilentWhileOneOfThemIsHeard() {
        var begun = standby().next(LEADERLESS, SERVED, SUCCESSION, at(5));

        var duty = begun.next(LEADERLESS, SERVED.with(leader("n0", at(25))), SUCCESSION, at(60));

        assertThat(duty.speaks()).isFalse();
    }

    @Test
    void oneThatIsBlindFromTheStartSpeaksOfItOnceItCanReadThatNobodyElseDoes() {
        var start = Duty.initial(NOON);

        var deaf = start.next(HUNG, Heard.NOTHING, SUCCESSION, at(1));
        var unserved = start.next(HUNG, Heard.NOTHING.current(at(1)), SUCCESSION, at(1));
        var served = start.next(HUNG, Heard.NOTHING.current(at(1)).with(leader("n0", at(-60))), SUCCESSION, at(1));

        assertThat(deaf.speaks()).isFalse();
        assertThat(unserved.speaks()).isTrue();
        assertThat(served.speaks()).isFalse();
    }

    @Test
    void blindnessThatPassesIsForgotten() {
        var seeing = standby().next(LEADERLESS, SERVED, SUCCESSION, at(5)).next(FOLLOWS, SERVED, SUCCESSION, at(24));

        var duty = seeing.next(LEADERLESS, SERVED, SUCCESSION, at(40));

        assertThat(seeing.past().blindSince()).isNull();
        assertThat(duty.speaks()).isFalse();
    }

    @Test
    void aLeadersViewIsOutdatedOnceAnotherLeaderHasSeenMore() {
        var seen = ofLeader(5, at(10), Trigger.POLL);

        assertThat(leader().isOutdated(seen, SERVED.with(leader("n0", 6, at(9))), SUCCESSION, at(10)))
                .isTrue();
        assertThat(leader().isOutdated(seen, SERVED.with(leader("n0", 5, at(9))), SUCCESSION, at(10)))
                .isFalse();
    }

    @Test
    void aLeadersViewIsNotOutdatedByAStandbyOrByWhatWasHeardLongAgo() {
        var seen = ofLeader(5, at(200), Trigger.POLL);
        var standby = new Voice("n0", "c1", false, 9, at(199), at(199));

        assertThat(leader().isOutdated(seen, Heard.NOTHING.with(standby), SUCCESSION, at(200)))
                .isFalse();
        assertThat(leader().isOutdated(seen, Heard.NOTHING.with(leader("n0", 9, at(20))), SUCCESSION, at(200)))
                .isFalse();
        assertThat(leader().isOutdated(seen, Heard.NOTHING.with(leader("n0", 9, at(21))), SUCCESSION, at(200)))
                .isTrue();
    }

    private static Duty leader() {
        return Duty.initial(NOON).next(LEADS, SERVED, SUCCESSION, NOON);
    }

    private static Duty standby() {
        return Duty.initial(NOON).next(FOLLOWS, SERVED, SUCCESSION, NOON);
    }

    private static Duty takeover() {
        return standby().next(FOLLOWS, SERVED, SUCCESSION, at(184));
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static Voice leader(String nodeId, Instant heardAt) {
        return leader(nodeId, 1, heardAt);
    }

    private static Voice leader(String nodeId, long version, Instant heardAt) {
        return new Voice(nodeId, "c1", true, version, heardAt, heardAt);
    }

    private static Voice standbyVoice(String nodeId, Instant heardAt) {
        return new Voice(nodeId, "c1", false, 1, heardAt, heardAt);
    }
}
