package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.cache.WriteResult;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes snapshots into the cache, apart from whoever offers them: {@link MaterializerLoop} turns it. */
final class Materializer {

    private static final Logger log = LoggerFactory.getLogger(Materializer.class);

    private static final String UNBEARABLE = "the cache cannot deal with a snapshot";

    /**
     * So many are under way at once. A cache that takes a second for each answer, which is the longest, is through with them before
     * {@link MaterializerLoop} takes the turn for one that hangs; with more of them they would be little quicker.
     */
    private static final int MOST_AT_ONCE = 25;

    private final SwarmCache cache;
    private final PendingSnapshots pending;
    private final CacheAvailability availability;
    private CachedSwarm lastRead = CachedSwarm.NOTHING;

    Materializer(SwarmCache cache, PendingSnapshots pending, CacheAvailability availability) {
        this.cache = cache;
        this.pending = pending;
        this.availability = availability;
    }

    /**
     * Writes the next snapshots, or where there is none tells a swarm's silence, or where there is none either asks whether
     * the cache is there. Where it was away it is asked first, so that the line stays as it is until it answers.
     *
     * @param idle how long to wait for a snapshot
     * @throws CacheUnavailableException if it is not; what it did not take waits on, unless a newer one has come
     */
    void turn(Duration idle) throws InterruptedException {
        if (availability.state() == CacheAvailability.State.AWAY) {
            ask();
        }
        var next = pending.take(idle, MOST_AT_ONCE);
        if (next.isEmpty()) {
            tellSilenceOrFindOut();
        } else {
            write(next);
        }
    }

    private void tellSilenceOrFindOut() {
        try {
            tellSilenceOrAsk();
            availability.answered(pending.conflated());
        } catch (CacheUnavailableException e) {
            availability.lost(e);
            throw e;
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("swarm", SwarmName.DEFAULT).log(UNBEARABLE);
        }
    }

    private void tellSilenceOrAsk() {
        pending.takeSilence().ifPresentOrElse(silence -> tellSilence(silence.getKey(), silence.getValue()), this::ask);
    }

    /** What was read before is not sent again. */
    private void ask() {
        lastRead = cache.read(SwarmName.DEFAULT, lastRead);
    }

    private void tellSilence(String swarm, Instant newest) {
        try {
            cache.tellSilence(swarm, newest);
            availability.wrote();
        } catch (CacheUnavailableException e) {
            pending.tellSilence(swarm, newest);
            throw e;
        }
    }

    private void write(List<Snapshot> snapshots) {
        var results = cache.writeAll(snapshots);
        pending.putBackUntried(snapshots.subList(results.size(), snapshots.size()));
        @Nullable CacheUnavailableException unavailable = null;
        for (int i = 0; i < results.size(); i++) {
            var snapshot = snapshots.get(i);
            switch (results.get(i)) {
                case WriteResult.Decided(var outcome) -> took(snapshot, outcome);
                case WriteResult.Unavailable(var reason) -> {
                    refused(snapshot, reason);
                    unavailable = reason;
                }
                // Trying again would fail again, and keep all others waiting.
                case WriteResult.Unbearable(var reason) ->
                    log.atError()
                            .setCause(reason)
                            .addKeyValue("swarm", snapshot.swarm())
                            .log(UNBEARABLE);
            }
        }
        if (unavailable != null) {
            throw unavailable;
        }
    }

    private void took(Snapshot snapshot, WriteOutcome outcome) {
        report(snapshot, outcome);
        availability.took(Slot.of(snapshot));
        availability.answered(pending.conflated());
    }

    private void refused(Snapshot snapshot, CacheUnavailableException reason) {
        pending.putBack(snapshot);
        availability.refused(Slot.of(snapshot), reason);
    }

    private static void report(Snapshot snapshot, WriteOutcome outcome) {
        switch (outcome) {
            case CACHED, FAILURE_COUNTED, FAILURE_CACHED -> {}
            case NOT_NEWER, EXPIRED -> log(Level.DEBUG, snapshot, outcome, "a snapshot comes too late for the cache");
            case FROM_THE_FUTURE ->
                log(Level.WARN, snapshot, outcome, "the clock of a manager, or that of the cache, is wrong");
        }
    }

    private static void log(Level level, Snapshot snapshot, WriteOutcome outcome, String message) {
        log.atLevel(level)
                .addKeyValue("swarm", snapshot.swarm())
                .addKeyValue("collected_at", snapshot.collectedAt())
                .addKeyValue("collected_by", snapshot.collectedBy().hostname())
                .addKeyValue("outcome", outcome)
                .log(message);
    }
}
