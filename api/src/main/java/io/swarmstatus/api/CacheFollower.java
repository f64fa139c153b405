package io.swarmstatus.api;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is served in step with the cache, one look at a time: one question tells which swarms have changed, and those are
 * read, the api's own in any case, and a few others in turn. For one thread; its results may be read by any.
 */
final class CacheFollower {

    private static final Logger log = LoggerFactory.getLogger(CacheFollower.class);

    /** So many are read at once, and what was read of them is served before the next. */
    private static final int BATCH = 50;

    /**
     * What expires is told of with such a delay: to look through thousands of swarms in each turn would cost as much as its
     * reading.
     */
    private static final Duration BETWEEN_TIERS = Duration.ofMillis(200);

    private final SwarmCache cache;
    private final ServedSwarms swarms;
    private final InstantSource clock;
    private final FollowerLog changes;
    private final ServedDelays delays;
    private final RollingCheck rolling = new RollingCheck();
    private Instant latestChange = Instant.EPOCH;
    private Instant tiersTold = Instant.EPOCH;
    private volatile Instant lastTurn;
    private volatile boolean readOnce;
    private volatile boolean answered;

    /** @param startedAt counts as the first turn */
    CacheFollower(
            SwarmCache cache,
            ServedSwarms swarms,
            InstantSource clock,
            FollowerLog changes,
            ServedDelays delays,
            Instant startedAt) {
        this.cache = cache;
        this.swarms = swarms;
        this.clock = clock;
        this.changes = changes;
        this.delays = delays;
        this.lastTurn = startedAt;
    }

    /** Looks at the cache once; false where it could not be asked. */
    boolean turn() {
        answered = readChanges();
        var now = clock.instant();
        if (Duration.between(tiersTold, now).abs().compareTo(BETWEEN_TIERS) >= 0) {
            swarms.all().forEach(swarm -> tellTier(swarm, now));
            tiersTold = now;
        }
        lastTurn = now;
        return answered;
    }

    private void tellTier(ServedSwarm swarm, Instant now) {
        changes.serving(swarm.name(), swarm.answerAt(now).tier());
    }

    private boolean readChanges() {
        try {
            var changed = cache.changedAfter(latestChange);
            read(namesToRead(changed.keySet()));
            latestChange = changed.values().stream().max(Instant::compareTo).orElse(latestChange);
            readOnce = true;
            swarms.wereRead();
            changes.answered();
            return true;
        } catch (CacheUnavailableException e) {
            changes.away(e);
            return false;
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a look at the cache failed");
            return false;
        }
    }

    private Collection<String> namesToRead(Collection<String> changed) {
        var names = new LinkedHashSet<String>();
        names.add(swarms.own().name());
        names.addAll(changed);
        names.addAll(rolling.next(swarms.all(), clock.instant()));
        return names;
    }

    private void read(Collection<String> names) {
        var batch = new LinkedHashMap<String, CachedSwarm>();
        for (var name : names) {
            batch.put(name, swarms.known(name));
            if (batch.size() == BATCH) {
                take(cache.read(batch));
                batch.clear();
            }
        }
        take(cache.read(batch));
    }

    private void take(Map<String, CachedSwarm> read) {
        var now = clock.instant();
        read.forEach((name, cached) -> swarms.discover(name, cached, now).ifPresent(swarm -> take(swarm, cached, now)));
        changes.full(swarms.isFull());
        lastTurn = now; // one look at thousands of swarms may take longer than a thread that hangs
    }

    private void take(ServedSwarm swarm, CachedSwarm cached, Instant now) {
        var before = swarm.lastRead();
        swarm.take(cached, now);
        changes.read(swarm.keys(), before, swarm.lastRead());
        delays.read(before, swarm.lastRead(), now);
        if (swarms.dropIfForgotten(swarm, now)) {
            changes.dropped(swarm.name());
        } else {
            tellTier(swarm, now);
        }
    }

    /** When the cache was last looked at, with or without success. */
    Instant lastTurn() {
        return lastTurn;
    }

    /** How the cache answered when it was looked at last, for a person. */
    String words() {
        return changes.words();
    }

    /** Whether the cache could be asked when it was looked at last. */
    boolean isAnswered() {
        return answered;
    }

    /** Whether all swarms were read at least once. */
    boolean hasReadOnce() {
        return readOnce;
    }
}
