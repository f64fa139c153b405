package io.swarmstatus.api;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the cache itself about a swarm, for a limited time. Those who ask about the same at the same time share one question. */
final class CacheProbe {

    /** How long a request waits for the cache at most. */
    static final Duration LIMIT = Duration.ofMillis(200);

    private final SwarmCache cache;
    private final Duration limit;
    private final ConcurrentMap<String, CompletableFuture<CachedSwarm>> underWay = new ConcurrentHashMap<>();

    CacheProbe(SwarmCache cache, Duration limit) {
        this.cache = cache;
        this.limit = limit;
    }

    /** What the cache holds; empty where it cannot be asked, or does not answer within the limit. */
    Optional<CachedSwarm> read(ServedSwarm swarm) {
        try {
            return Optional.of(question(swarm).get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CacheUnavailableException) {
                return Optional.empty();
            }
            throw new IllegalStateException("the cache could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CompletableFuture<CachedSwarm> question(ServedSwarm swarm) {
        return underWay.computeIfAbsent(
                swarm.name(),
                _ -> CompletableFuture.supplyAsync(
                        () -> ask(swarm),
                        question -> Thread.ofVirtual().name("probe-cache").start(question)));
    }

    private CachedSwarm ask(ServedSwarm swarm) {
        try {
            return cache.read(swarm.name(), swarm.lastRead().cached());
        } finally {
            underWay.remove(swarm.name());
        }
    }
}
