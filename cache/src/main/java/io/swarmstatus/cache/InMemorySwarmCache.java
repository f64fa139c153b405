package io.swarmstatus.cache;

import io.swarmstatus.cache.NewerWins.Decision;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache within the process: does what the one in Redis does, at whatever time its clock tells. For tests; both pass
 * the same contract.
 *
 * <p>It never throws {@link CacheUnavailableException}, and calls back within the calls that change something.
 */
public final class InMemorySwarmCache implements SwarmCache {

    private static final Logger LOG = LoggerFactory.getLogger(InMemorySwarmCache.class);

    private final CacheTtls ttls;
    private final InstantSource clock;
    private final Map<String, SwarmState> swarms;
    private final InMemoryIndex changes;
    private final Set<Subscriber> subscribers;

    /** An empty cache. */
    public InMemorySwarmCache(CacheTtls ttls, InstantSource clock) {
        this(ttls, clock, new HashMap<>(), new InMemoryIndex(), new CopyOnWriteArraySet<>());
    }

    private InMemorySwarmCache(
            CacheTtls ttls,
            InstantSource clock,
            Map<String, SwarmState> swarms,
            InMemoryIndex changes,
            Set<Subscriber> subscribers) {
        this.ttls = ttls;
        this.clock = clock;
        this.swarms = swarms;
        this.changes = changes;
        this.subscribers = subscribers;
    }

    /** A cache with other TTLs over the same data. */
    InMemorySwarmCache withTtls(CacheTtls others) {
        return new InMemorySwarmCache(others, clock, swarms, changes, subscribers);
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var json = CachedJson.of(snapshot, CacheKeys.of(snapshot.swarm()), ttls, now());
        var decision = decide(snapshot, json);
        if (decision.told()) {
            subscribers.forEach(subscriber -> subscriber.tell(snapshot.swarm()));
        }
        return decision.outcome();
    }

    @Override
    public boolean tellSilence(String swarm, Instant newest) {
        var isNews = silence(SwarmName.requireValid(swarm), newest);
        if (isNews) {
            subscribers.forEach(subscriber -> subscriber.tell(swarm));
        }
        return isNews;
    }

    @Override
    public CachedSwarm read(String swarm) {
        return stateOf(SwarmName.requireValid(swarm)).toldAt(now());
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        return read(swarm);
    }

    @Override
    public Map<String, Instant> changedAfter(Instant moment) {
        synchronized (swarms) {
            return changes.after(moment, now());
        }
    }

    @Override
    public Subscription subscribe(Consumer<String> onChange) {
        var subscriber = new Subscriber(onChange);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void close() {
        subscribers.clear();
    }

    /** Deletes a swarm's tiers and refresh status, as a person deletes its keys in Redis. */
    void delete(String swarm) {
        synchronized (swarms) {
            swarms.remove(swarm);
        }
    }

    private Decision decide(Snapshot snapshot, CachedJson json) {
        synchronized (swarms) {
            var now = now();
            var before = stateOf(snapshot.swarm()).at(now);
            var decision = new NewerWins(ttls, before, now).offer(snapshot, json);
            swarms.put(snapshot.swarm(), decision.state());
            if (decision.told()) {
                changes.add(snapshot.swarm(), now);
            }
            return decision;
        }
    }

    private boolean silence(String swarm, Instant newest) {
        synchronized (swarms) {
            var now = now();
            var before = stateOf(swarm).at(now);
            if (before.refreshExpiresAt() == null && changes.knows(swarm, now)) {
                return false; // somebody deleted it
            }
            var after = new NewerWins(ttls, before, now).silence(newest);
            swarms.put(swarm, after);
            if (after.equals(before)) {
                return false;
            }
            changes.add(swarm, now);
            return true;
        }
    }

    private SwarmState stateOf(String swarm) {
        synchronized (swarms) {
            return swarms.getOrDefault(swarm, SwarmState.NOTHING);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One subscription: the same consumer may have several. */
    private static final class Subscriber {

        private final Consumer<String> onChange;

        Subscriber(Consumer<String> onChange) {
            this.onChange = onChange;
        }

        void tell(String swarm) {
            try {
                onChange.accept(swarm);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).addKeyValue("swarm", swarm).log("A subscriber failed on a callback");
            }
        }
    }
}
