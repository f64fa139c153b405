package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a producer has said so far, and so what it says next. The producer on the raft leader speaks; the others stay
 * silent. One that cannot tell who leads speaks too, unless it knows that it did not lead when it last could.
 *
 * @param lastPublished null before the first
 * @param standsBy whether another node led when this one could last see the swarm
 */
record PublishingRule(@Nullable Snapshot lastPublished, boolean standsBy) {

    /** Before the first look. */
    static final PublishingRule INITIAL = new PublishingRule(null, false);

    /** What to do with a snapshot, and the rule for the one after it. */
    record Verdict(boolean publish, PublishingRule next) {}

    /** Why to look now. */
    Trigger trigger(Instant now, Duration interval) {
        if (lastPublished == null) {
            return standsBy ? Trigger.POLL : Trigger.STARTUP;
        }
        var due = lastPublished.collectedAt().plus(interval);
        var clockWentBack = now.isBefore(lastPublished.collectedAt());
        return now.isBefore(due) && !clockWentBack ? Trigger.POLL : Trigger.INTERVAL;
    }

    /**
     * How long to wait for the next look: until a snapshot is due, and no longer than the pause between two looks.
     *
     * @param shortest for a snapshot that became due during the last look
     * @param pause not below the shortest
     */
    Duration untilNextLook(Instant now, Duration interval, Duration shortest, Duration pause) {
        if (lastPublished == null || standsBy) {
            return pause;
        }
        var untilDue = Duration.between(now, lastPublished.collectedAt().plus(interval));
        if (!untilDue.isPositive()) {
            return shortest;
        }
        return untilDue.compareTo(pause) < 0 ? untilDue : pause;
    }

    /** What to do with this snapshot; what it is asked about next is up to the rule that it returns. */
    Verdict judge(Snapshot snapshot) {
        var standsByNow =
                snapshot.condition() == Condition.OK ? !snapshot.collectedBy().isLeader() : standsBy;
        if (standsByNow) {
            return new Verdict(false, new PublishingRule(lastPublished, true));
        }
        var publish = lastPublished == null
                || snapshot.trigger() != Trigger.POLL
                || SnapshotChange.between(lastPublished, snapshot);
        return new Verdict(publish, new PublishingRule(publish ? snapshot : lastPublished, false));
    }
}
