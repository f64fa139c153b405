package io.swarmstatus.cache;

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
 * <p>It never throws {@link CacheUnavailableException}, and calls back within {@link #write}.
 */
public final class InMemorySwarmCache implements SwarmCache {

    private static final Logger LOG = LoggerFactory.getLogger(InMemorySwarmCache.class);

    private final CacheTtls ttls;
    private final InstantSource clock;
    private final Map<String, SwarmState> swarms;
    private final Set<Subscriber> subscribers;

    /** An empty cache. */
    public InMemorySwarmCache(CacheTtls ttls, InstantSource clock) {
        this(ttls, clock, new HashMap<>(), new CopyOnWriteArraySet<>());
    }

    private InMemorySwarmCache(
            CacheTtls ttls, InstantSource clock, Map<String, SwarmState> swarms, Set<Subscriber> subscribers) {
        this.ttls = ttls;
        this.clock = clock;
        this.swarms = swarms;
        this.subscribers = subscribers;
    }

    /** A cache with other TTLs over the same data. */
    InMemorySwarmCache withTtls(CacheTtls others) {
        return new InMemorySwarmCache(others, clock, swarms, subscribers);
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var json = CachedJson.of(snapshot, CacheKeys.of(snapshot.swarm()), ttls, now());
        var outcome = decide(snapshot, json);
        if (outcome.changed()) {
            subscribers.forEach(subscriber -> subscriber.tell(snapshot.swarm()));
        }
        return outcome;
    }

    @Override
    public CachedSwarm read(String swarm) {
        var state = stateOf(SwarmName.requireValid(swarm)).at(now());
        return new CachedSwarm(state.primary(), state.backup(), state.refresh());
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        return read(swarm);
    }

    @Override
    public Subscription subscribe(Consumer<String> onWrite) {
        var subscriber = new Subscriber(onWrite);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void close() {
        subscribers.clear();
    }

    private WriteOutcome decide(Snapshot snapshot, CachedJson json) {
        synchronized (swarms) {
            var now = now();
            var before = stateOf(snapshot.swarm()).at(now);
            var decision = new NewerWins(ttls, before, now).offer(snapshot, json);
            swarms.put(snapshot.swarm(), decision.state());
            return decision.outcome();
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

        private final Consumer<String> onWrite;

        Subscriber(Consumer<String> onWrite) {
            this.onWrite = onWrite;
        }

        void tell(String swarm) {
            try {
                onWrite.accept(swarm);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).addKeyValue("swarm", swarm).log("A subscriber failed on a callback");
            }
        }
    }
}
