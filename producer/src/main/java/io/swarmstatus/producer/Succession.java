package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When it is whose turn to speak in the place of a leader that is silent.
 *
 * @param patience for how long nobody has to have spoken
 * @param step how long each manager waits for the one before it in rank
 */
record Succession(Duration patience, Duration step) {

    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    /** Longer than managers take to elect a leader: until then nobody speaks of a swarm that has none. */
    private static final Duration ELECTION = Duration.ofSeconds(20);

    /** The patience is one and a half intervals, and all steps together are within the second half for five managers. */
    static Succession of(Duration interval) {
        var eighth = interval.dividedBy(8);
        return new Succession(
                interval.multipliedBy(3).dividedBy(2), eighth.compareTo(LONGEST_STEP) < 0 ? eighth : LONGEST_STEP);
    }

    /**
     * When this one is to step in, if nobody speaks until then. One that has only just begun to listen gives the leader, and
     * those before it in rank, the time to be heard.
     *
     * @return far in the future while the topic cannot be read
     */
    Instant dueAt(Heard heard, Member self) {
        var since = heard.currentSince();
        if (since == null) {
            return Instant.MAX;
        }
        var turn = step.multipliedBy(self.rank());
        var firstChance = since.plus(step.multipliedBy(2)).plus(turn);
        return heard.lastHeard(self.clusterId())
                .map(last -> latest(last.plus(patience).plus(turn), firstChance))
                .orElse(firstChance);
    }

    /** Whether it is this one's turn to step in. */
    boolean isDue(Heard heard, Member self, Instant now) {
        return !now.isBefore(dueAt(heard, self));
    }

    /** Whether somebody has spoken of late. */
    boolean isServed(Heard heard, Member self, Instant now) {
        return heard.lastHeard(self.clusterId())
                .map(last -> now.isBefore(last.plus(patience)))
                .orElse(false);
    }

    /** Whether a swarm that has no leader since then is not just electing one. */
    static boolean isLeaderless(Instant since, Instant now) {
        return !now.isBefore(since.plus(ELECTION));
    }

    private static Instant latest(Instant... instants) {
        return Stream.of(instants).max(Instant::compareTo).orElse(Instant.MIN);
    }
}
