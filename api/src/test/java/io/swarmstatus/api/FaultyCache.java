package io.swarmstatus.api;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.InMemorySwarmCache;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.Tier;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.contract.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cache in memory that goes away, hangs, and whose keys a person deletes, when the test says so. */
final class FaultyCache implements SwarmCache {

    private final InstantSource clock;
    private volatile InMemorySwarmCache cache;
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private volatile UnaryOperator<CachedSwarm> editing = UnaryOperator.identity();
    private volatile @Nullable RuntimeException failure;
    private volatile boolean frozen;
    private volatile boolean closed;

    FaultyCache(InstantSource clock) {
        this.clock = clock;
        cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
    }

    void goAway() {
        failure = new CacheUnavailableException("the cache of this test is away", new IOException());
    }

    void comeBack() {
        failure = null;
    }

    void failWith(RuntimeException mistake) {
        failure = mistake;
    }

    /** Lets each read wait until {@link #thaw}. */
    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        thawed.countDown();
    }

    void deletePrimary() {
        editing = cached -> new CachedSwarm(Tier.ABSENT, cached.backup(), cached.refresh());
    }

    void deleteBoth() {
        editing = cached -> new CachedSwarm(Tier.ABSENT, Tier.ABSENT, cached.refresh());
    }

    /** Puts something else into the primary key. */
    void overwritePrimary(Tier tier) {
        editing = cached -> new CachedSwarm(tier, cached.backup(), cached.refresh());
    }

    /** Forgets everything, as a Redis does that keeps nothing on disk and is started anew; subscriptions end. */
    void empty() {
        cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
    }

    int reads() {
        return reads.get();
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        return cache.write(snapshot);
    }

    @Override
    public boolean tellSilence(String swarm, Instant newest) {
        return cache.tellSilence(swarm, newest);
    }

    @Override
    public Map<String, Instant> changedAfter(Instant moment) {
        return cache.changedAfter(moment);
    }

    @Override
    public CachedSwarm read(String swarm) {
        reads.incrementAndGet();
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        if (frozen) {
            awaitThaw();
        }
        return editing.apply(cache.read(swarm));
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        return read(swarm);
    }

    @Override
    public Subscription subscribe(Consumer<String> onWrite) {
        return cache.subscribe(onWrite);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        thaw();
        cache.close();
    }

    private void awaitThaw() {
        try {
            thawed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheUnavailableException("interrupted", e);
        }
    }
}
