package io.swarmstatus.api;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the cache itself about one swarm, for a limited time. Those who ask at the same time share one question. */
final class CacheProbe {

    /** How long a request waits for the cache at most. */
    static final Duration LIMIT = Duration.ofMillis(200);

    private final SwarmCache cache;
    private final ServedSwarm swarm;
    private final Duration limit;
    private @Nullable CompletableFuture<CachedSwarm> last;

    CacheProbe(SwarmCache cache, ServedSwarm swarm, Duration limit) {
        this.cache = cache;
        this.swarm = swarm;
        this.limit = limit;
    }

    /** What the cache holds; empty where it cannot be asked, or does not answer within the limit. */
    Optional<CachedSwarm> read() {
        try {
            return Optional.of(underWay().get(limit.toNanos(), TimeUnit.NANOSECONDS));
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

    private synchronized CompletableFuture<CachedSwarm> underWay() {
        if (last == null || last.isDone()) {
            last = CompletableFuture.supplyAsync(
                    this::ask,
                    question -> Thread.ofVirtual().name("probe-cache").start(question));
        }
        return last;
    }

    private CachedSwarm ask() {
        return cache.read(swarm.name(), swarm.lastRead().cached());
    }
}
