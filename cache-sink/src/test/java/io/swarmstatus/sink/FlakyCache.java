package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.InMemorySwarmCache;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.contract.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The cache in memory, with a network before it that can be cut. */
final class FlakyCache implements SwarmCache {

    private final SwarmCache cache;
    private final List<Snapshot> taken = new CopyOnWriteArrayList<>();
    private final Set<Map.Entry<String, Instant>> silences = ConcurrentHashMap.newKeySet();
    private final Set<Snapshot> untakable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Set<Snapshot> unbearable = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch line = new CountDownLatch(0);
    private volatile boolean away;
    private volatile boolean hanging;
    private volatile CachedSwarm lastKnown = CachedSwarm.NOTHING;

    FlakyCache(InstantSource time) {
        this.cache = new InMemorySwarmCache(CacheTtls.DEFAULT, time);
    }

    void goAway() {
        away = true;
    }

    /** From now on a call gets no answer at all. */
    void hang() {
        line = new CountDownLatch(1);
    }

    /** Whether a call waits for its answer. */
    boolean isHanging() {
        return hanging;
    }

    void comeBack() {
        away = false;
        line.countDown();
    }

    /** Throws what no cache should when this snapshot is written. */
    void failOn(Snapshot snapshot) {
        unbearable.add(snapshot);
    }

    /** Never answers in time when this snapshot is written, as if it were too large for that. */
    void neverTake(Snapshot snapshot) {
        untakable.add(snapshot);
    }

    /** The silences that were told: a swarm, and when its newest snapshot was collected. */
    Set<Map.Entry<String, Instant>> silences() {
        return silences;
    }

    /** What was written while it was there, in order. */
    List<Snapshot> taken() {
        return taken;
    }

    /** What the last reader said that it knows. */
    CachedSwarm lastKnown() {
        return lastKnown;
    }

    /** How often it was called while it was away. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        requireThere();
        if (unbearable.contains(snapshot)) {
            throw new IllegalStateException("a defect");
        }
        if (untakable.contains(snapshot)) {
            throw new CacheUnavailableException("no answer in time", new IOException("timed out"));
        }
        taken.add(snapshot);
        return cache.write(snapshot);
    }

    @Override
    public boolean tellSilence(String swarm, Instant newest) {
        requireThere();
        silences.add(Map.entry(swarm, newest));
        return cache.tellSilence(swarm, newest);
    }

    @Override
    public Map<String, Instant> changedAfter(Instant moment) {
        requireThere();
        return cache.changedAfter(moment);
    }

    @Override
    public CachedSwarm read(String swarm) {
        requireThere();
        return cache.read(swarm);
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        requireThere();
        lastKnown = known;
        return cache.read(swarm, known);
    }

    @Override
    public Subscription subscribe(Consumer<String> onWrite) {
        return cache.subscribe(onWrite);
    }

    @Override
    public void close() {
        cache.close();
    }

    private void requireThere() {
        awaitAnswer();
        if (away) {
            refusals.incrementAndGet();
            throw new CacheUnavailableException("the network is cut", new IOException("no route"));
        }
    }

    private void awaitAnswer() {
        hanging = line.getCount() > 0;
        try {
            line.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hanging = false;
    }
}
