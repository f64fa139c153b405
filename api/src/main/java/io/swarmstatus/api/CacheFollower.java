package io.swarmstatus.api;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.SwarmCache;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is served in step with the cache, one look at a time. For one thread; its results may be read by any. */
final class CacheFollower {

    private static final Logger log = LoggerFactory.getLogger(CacheFollower.class);

    private final SwarmCache cache;
    private final ServedSwarms swarms;
    private final InstantSource clock;
    private final FollowerLog changes;
    private volatile Instant lastTurn;
    private volatile boolean readOnce;

    /** @param startedAt counts as the first turn */
    CacheFollower(SwarmCache cache, ServedSwarms swarms, InstantSource clock, FollowerLog changes, Instant startedAt) {
        this.cache = cache;
        this.swarms = swarms;
        this.clock = clock;
        this.changes = changes;
        this.lastTurn = startedAt;
    }

    /** Looks at the cache once; false where it could not be asked. */
    boolean turn() {
        var answered = readAll();
        var now = clock.instant();
        swarms.all()
                .forEach(swarm ->
                        changes.serving(swarm.name(), swarm.answerAt(now).tier()));
        lastTurn = now;
        return answered;
    }

    private boolean readAll() {
        try {
            swarms.all().forEach(this::read);
            readOnce = true;
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

    private void read(ServedSwarm swarm) {
        var before = swarm.lastRead();
        swarm.take(cache.read(swarm.name(), before.cached()), clock.instant());
        changes.read(swarm.keys(), before, swarm.lastRead());
    }

    /** When the cache was last looked at, with or without success. */
    Instant lastTurn() {
        return lastTurn;
    }

    /** Whether all swarms were read at least once. */
    boolean hasReadOnce() {
        return readOnce;
    }
}
