package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part that a producer plays. It is decided anew at each turn from what its engine says of the leader and from what
 * was heard on the topic; all instants are those of one steady clock.
 *
 * <p>The producer on the raft leader speaks. The others stay silent, unless nobody has spoken for too long: then one of
 * them steps in, and back again when the leader's producer, or one before it in rank, is heard. One whose engine does not
 * tell who leads speaks of that failure where no other can be expected to: it led until then, nobody is heard, or the
 * whole swarm has no leader.
 *
 * @param role what it is
 * @param speaks whether what it finds, be it good or not, is to be published
 * @param since when it came to be that
 * @param standing what its engine said last
 * @param past what it knows from before
 */
record Duty(Role role, boolean speaks, Instant since, Standing standing, Past past) {

    /**
     * What matters of the time when the engine could tell who leads.
     *
     * @param knew whether it ever could
     * @param spoke whether it fell to this one to speak then, and nobody else has been heard since
     * @param blindSince when the engine ceased to tell; null while it tells
     */
    record Past(boolean knew, boolean spoke, @Nullable Instant blindSince) {}

    /** Before the first turn. */
    static Duty initial(Instant now) {
        return new Duty(
                Role.UNDECIDED,
                false,
                now,
                new Standing.Unknown(Member.UNKNOWN, Condition.MANAGER_NOT_READY),
                new Past(false, false, null));
    }

    /** Whether the engine is to be asked who leads before anything else; one that speaks finds out as it looks. */
    boolean asksFirst() {
        return role == Role.UNDECIDED || role == Role.STANDBY;
    }

    /** The duty from now on. */
    Duty next(Standing found, Heard heard, Succession succession, Instant now) {
        return switch (found) {
            case Standing.Leads _ -> become(Role.LEADER, found, now);
            case Standing.Follows(var self) -> become(besideTheLeader(self, heard, succession, now), found, now);
            case Standing.Unknown unknown -> blind(unknown, heard, succession, now);
        };
    }

    /**
     * Whether a snapshot is of a view that another leader has left behind: a leader that was cut off goes on for a while. Its
     * successor has written to the store, which it cannot.
     */
    boolean isOutdated(Snapshot snapshot, Heard heard, Succession succession, Instant now) {
        return role == Role.LEADER
                && heard.another(
                        standing.self(),
                        voice -> voice.asLeader()
                                && voice.swarmVersion() > snapshot.swarmVersion()
                                && now.isBefore(voice.heardAt().plus(succession.patience())));
    }

    private Role besideTheLeader(Member self, Heard heard, Succession succession, Instant now) {
        if (role == Role.TAKEOVER) {
            var isRelieved = heard.another(
                    self,
                    voice -> voice.heardAt().isAfter(since) && (voice.asLeader() || self.comesAfter(voice.nodeId())));
            return isRelieved ? Role.STANDBY : Role.TAKEOVER;
        }
        return succession.isDue(heard, self, now) ? Role.TAKEOVER : Role.STANDBY;
    }

    private Duty blind(Standing.Unknown found, Heard heard, Succession succession, Instant now) {
        var self = found.self();
        var begun = past.blindSince() == null ? now : past.blindSince();
        var isHeard = heard.another(self, voice -> !voice.heardAt().isBefore(begun));
        var spoke = past.spoke() && !isHeard;
        var speaksOfIt = spoke
                || speaksAtTheStart(self, heard, succession, now)
                || succession.isDue(heard, self, now)
                || (found.why() == Condition.NO_QUORUM && !isHeard && Succession.isLeaderless(begun, now));
        var blindSoFar = role == Role.UNDECIDED ? since : now;
        return new Duty(Role.UNDECIDED, speaksOfIt, blindSoFar, found, new Past(past.knew(), spoke, begun));
    }

    /** One that never knew who leads says why, where nobody else tells anything. */
    private boolean speaksAtTheStart(Member self, Heard heard, Succession succession, Instant now) {
        return !past.knew() && heard.isCurrent() && !succession.isServed(heard, self, now);
    }

    private Duty become(Role next, Standing found, Instant now) {
        var speaking = next != Role.STANDBY;
        return new Duty(next, speaking, next == role ? since : now, found, new Past(true, speaking, null));
    }
}
