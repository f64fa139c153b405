package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of that which a speaking producer sees is to be published: the first, each change, and something at each interval.
 *
 * @param lastPublished since it began to speak; null before the first
 * @param hasLooked whether it has ever looked or been asked to, since the process was started
 */
record PublishingRule(@Nullable Snapshot lastPublished, boolean hasLooked) {

    /** Before the first look. */
    static final PublishingRule INITIAL = new PublishingRule(null, false);

    /** What to do with a snapshot, and the rule for the one after it. */
    record Verdict(boolean publish, PublishingRule next) {}

    /** Why to look now. */
    Trigger trigger(Instant now, Duration interval, Role role, Wakeup wakeup) {
        if (!hasLooked) {
            return Trigger.STARTUP;
        }
        if (lastPublished == null && role == Role.TAKEOVER) {
            return Trigger.TAKEOVER;
        }
        if (isDue(now, interval)) {
            return Trigger.INTERVAL;
        }
        return wakeup.isEvent() ? Trigger.EVENT : Trigger.POLL;
    }

    /**
     * How long to wait for the next look: until a snapshot is due, and no longer than the pause between two looks.
     *
     * @param shortest for a snapshot that became due during the last look
     * @param pause not below the shortest
     */
    Duration untilNextLook(Instant now, Duration interval, Duration shortest, Duration pause) {
        if (lastPublished == null) {
            return pause;
        }
        var untilDue = Duration.between(now, lastPublished.collectedAt().plus(interval));
        if (!untilDue.isPositive()) {
            return shortest;
        }
        return untilDue.compareTo(pause) < 0 ? untilDue : pause;
    }

    /**
     * What to do with this snapshot; what it is asked about next is up to the rule that it returns.
     *
     * @param newestByAnother when another producer's newest was collected, by its own clock, which may be ahead
     */
    Verdict judge(Snapshot snapshot, Optional<Instant> newestByAnother) {
        var publish = lastPublished == null
                || snapshot.trigger() == Trigger.INTERVAL
                || SnapshotChange.between(lastPublished, snapshot)
                || wasPassedOver(lastPublished, snapshot, newestByAnother);
        return new Verdict(publish, new PublishingRule(publish ? snapshot : lastPublished, true));
    }

    /** The rule for when it speaks again: what it said before is then old. */
    PublishingRule silent() {
        return new PublishingRule(null, true);
    }

    /** Whether what was last said has to be said again, though nothing has changed. */
    boolean isToRepeat(Optional<Instant> newestByAnother) {
        return lastPublished == null
                || newerThan(lastPublished, newestByAnother).isPresent();
    }

    /** The newest counts, so what was said before the other's time by the clock has not reached anybody; this one will. */
    private static boolean wasPassedOver(Snapshot last, Snapshot next, Optional<Instant> newestByAnother) {
        return newerThan(last, newestByAnother)
                .filter(next.collectedAt()::isAfter)
                .isPresent();
    }

    private static Optional<Instant> newerThan(Snapshot last, Optional<Instant> newestByAnother) {
        return newestByAnother.filter(last.collectedAt()::isBefore);
    }

    private boolean isDue(Instant now, Duration interval) {
        if (lastPublished == null) {
            return false;
        }
        var due = lastPublished.collectedAt().plus(interval);
        var clockWentBack = now.isBefore(lastPublished.collectedAt());
        return !now.isBefore(due) || clockWentBack;
    }
}
