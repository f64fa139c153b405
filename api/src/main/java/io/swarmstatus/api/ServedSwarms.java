package io.swarmstatus.api;

import io.swarmstatus.cache.CachedSwarm;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The swarms that this api serves, by name: its own, which is there even when nothing is known of it, and those that the cache
 * knows. A request for any other leaves nothing behind. One thread changes them; any number of requests read.
 */
final class ServedSwarms {

    /** Each one costs the memory of its snapshot some six times over. */
    static final int MOST = 5_000;

    private final ServedSwarm own;
    private final ConcurrentMap<String, ServedSwarm> byName = new ConcurrentHashMap<>();

    private volatile boolean read;

    private ServedSwarms(ServedSwarm own) {
        this.own = own;
    }

    /** @param own the one that requests are about which name none */
    static ServedSwarms around(ServedSwarm own) {
        var swarms = new ServedSwarms(own);
        swarms.byName.put(own.name(), own);
        return swarms;
    }

    ServedSwarm own() {
        return own;
    }

    Collection<ServedSwarm> all() {
        return byName.values();
    }

    Optional<ServedSwarm> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What is known of a swarm; nothing of one that is not served. */
    CachedSwarm known(String name) {
        return find(name).map(swarm -> swarm.lastRead().cached()).orElse(CachedSwarm.NOTHING);
    }

    /**
     * The swarm that the cache was found to hold something of, and which is served from now on; empty where it holds nothing,
     * and where they are {@link #MOST} already.
     */
    Optional<ServedSwarm> discover(String name, CachedSwarm read, Instant now) {
        var known = byName.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (read.equals(CachedSwarm.NOTHING) || isFull()) {
            return Optional.empty();
        }
        var discovered = ServedSwarm.named(name, now);
        discovered.take(read, now); // before anybody can ask for it
        byName.put(name, discovered);
        return Optional.of(discovered);
    }

    /** The cache was asked for all of them, and answered. */
    void wereRead() {
        read = true;
    }

    /** Whether one that is not here is not in the cache either; else nobody knows yet. */
    boolean areKnown() {
        return read;
    }

    boolean isFull() {
        return byName.size() >= MOST;
    }

    /** Serves a swarm no more of which nothing is left, neither in the cache nor here; tells whether it is so. */
    boolean dropIfForgotten(ServedSwarm swarm, Instant now) {
        var dropped = swarm != own && swarm.isForgottenAt(now) && byName.remove(swarm.name(), swarm);
        if (dropped) {
            swarm.feed().end();
        }
        return dropped;
    }
}
