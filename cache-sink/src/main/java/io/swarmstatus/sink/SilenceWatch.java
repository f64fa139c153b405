package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices which of the swarms of one partition nobody publishes: those that nothing new was heard of for 2.5 of their own
 * refresh intervals, until a moment up to which the sink is sure to have heard everything.
 */
final class SilenceWatch {

    /** What is heard takes a moment to get here. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Nobody refreshes as seldom as this; and a duration has an end. */
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(7);

    /**
     * What is known of one swarm.
     *
     * @param newest when its newest snapshot was collected
     * @param heardAt when anything that was not heard before was heard last, by the sink's clock
     * @param interval how often one is due
     */
    private record Voice(Instant newest, Instant heardAt, Duration interval) {

        boolean isBefore(Snapshot snapshot) {
            return newest.isBefore(snapshot.collectedAt());
        }

        boolean isAfter(Snapshot snapshot) {
            return newest.isAfter(snapshot.collectedAt());
        }

        boolean isSilentAt(Instant moment) {
            var patience = interval.multipliedBy(5).dividedBy(2);
            return moment.isAfter(heardAt.plus(patience.compareTo(SHORTEST) > 0 ? patience : SHORTEST));
        }
    }

    private final SilentSwarms silent;
    private final Map<String, Voice> voices = new HashMap<>();

    SilenceWatch(SilentSwarms silent) {
        this.silent = silent;
    }

    /** Notes a snapshot that waited for the sink: when it was published can be told by its collection alone. */
    void restored(Snapshot snapshot) {
        var newest = voices.get(snapshot.swarm());
        if (newest == null || newest.isBefore(snapshot)) {
            note(snapshot, snapshot.collectedAt());
        }
    }

    /**
     * Notes a snapshot that was published just now, whatever a manager's clock says: also one that is older than what
     * another manager told before, but not the same again.
     */
    void heard(Snapshot snapshot, Instant heardAt) {
        var newest = voices.get(snapshot.swarm());
        if (newest == null || newest.isBefore(snapshot)) {
            note(snapshot, heardAt);
            silent.end(snapshot.swarm());
        } else if (newest.isAfter(snapshot)) {
            voices.put(snapshot.swarm(), new Voice(newest.newest(), heardAt, newest.interval()));
            silent.end(snapshot.swarm());
        }
    }

    /**
     * Tells of each swarm that is silent, every time.
     *
     * @param upTo all that was published before was heard
     */
    void check(Instant upTo, Outbox outbox) {
        voices.forEach((swarm, voice) -> {
            if (voice.isSilentAt(upTo)) {
                silent.begin(swarm, voice.newest());
                outbox.tellSilence(swarm, voice.newest());
            } else {
                silent.end(swarm);
            }
        });
    }

    /** No longer looks after the swarms whose newest snapshot was collected before this moment. */
    void forgetBefore(Instant oldest) {
        voices.entrySet().removeIf(voice -> {
            var isOver = voice.getValue().newest().isBefore(oldest);
            if (isOver) {
                silent.forget(voice.getKey());
            }
            return isOver;
        });
    }

    /** No longer looks after any. */
    void close() {
        voices.keySet().forEach(silent::forget);
        voices.clear();
    }

    private void note(Snapshot snapshot, Instant heardAt) {
        voices.put(snapshot.swarm(), new Voice(snapshot.collectedAt(), heardAt, interval(snapshot)));
    }

    private static Duration interval(Snapshot snapshot) {
        return Duration.ofSeconds(Math.min(snapshot.refreshIntervalSeconds(), LONGEST_INTERVAL.toSeconds()));
    }
}
