package io.swarmstatus.producer;

import static io.swarmstatus.contract.Condition.NO_QUORUM;
import static io.swarmstatus.contract.Condition.TIMED_OUT;
import static io.swarmstatus.contract.Trigger.POLL;
import static io.swarmstatus.producer.Snapshots.NOON;
import static io.swarmstatus.producer.Snapshots.failed;
import static io.swarmstatus.producer.Snapshots.ofLeader;
import static io.swarmstatus.producer.Snapshots.ofStandby;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnLogTest {

    private static final Member SELF = new Member("n1", "c1", 1);
    private static final Succession SUCCESSION = Succession.of(Duration.ofMinutes(2));

    private final LogLines log = LogLines.capture();
    private final TurnLog turnLog = new TurnLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void saysOnceThatItLeads() {
        turnLog.decided(duty(new Standing.Leads(SELF), Heard.NOTHING));
        turnLog.looked(ofLeader(1));
        turnLog.decided(duty(new Standing.Leads(SELF), Heard.NOTHING));
        turnLog.looked(ofLeader(2));

        assertThat(log.lines()).singleElement().asString().contains("INFO", "sees the swarm and leads it", "m1");
    }

    @Test
    void saysOnceThatItStandsByAndInWhichRank() {
        turnLog.decided(duty(new Standing.Follows(SELF), Heard.NOTHING));
        turnLog.decided(duty(new Standing.Follows(SELF), Heard.NOTHING));

        assertThat(log.lines()).singleElement().asString().contains("INFO", "standing by", "rank=\"1\"");
    }

    @Test
    void saysThatItStepsInAndThatItStandsByAgain() {
        var standby = duty(new Standing.Follows(SELF), Heard.NOTHING);
        var takeover = duty(new Standing.Follows(SELF), Heard.NOTHING.current(NOON.minusSeconds(60)));

        turnLog.decided(standby);
        turnLog.decided(takeover);
        turnLog.looked(ofStandby(1, NOON, POLL));
        turnLog.decided(standby);

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(1)).contains("INFO", "speaks in the place of its leader");
        assertThat(log.lines().get(2)).contains("standing by");
    }

    @Test
    void warnsOnceOfEachFailureAndSaysThatItIsOver() {
        turnLog.decided(duty(new Standing.Leads(SELF), Heard.NOTHING));
        turnLog.looked(failed(TIMED_OUT, "GET /tasks", NOON, POLL));
        turnLog.looked(failed(TIMED_OUT, "GET /tasks", NOON, POLL));
        turnLog.looked(failed(NO_QUORUM, null, NOON, POLL));
        turnLog.looked(ofLeader(1));

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(0)).contains("WARN", TIMED_OUT.words(), "timed_out", "GET /tasks");
        assertThat(log.lines().get(1)).contains("WARN", Condition.NO_QUORUM.words());
        assertThat(log.lines().get(2)).contains("INFO", "leads it");
    }

    private static Duty duty(Standing standing, Heard heard) {
        return Duty.initial(NOON).next(standing, heard, SUCCESSION, NOON);
    }
}
