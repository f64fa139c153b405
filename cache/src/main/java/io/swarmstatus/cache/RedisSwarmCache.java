package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The cache in a Redis of version 6.2 or later.
 *
 * <p>What is newer, older or expired is decided by the clock of Redis, so that any number of writers agree. Each call
 * ends within a few of the given timeouts: in a {@link CacheUnavailableException} where Redis is away, and with an answer
 * again as soon as it is back.
 */
public final class RedisSwarmCache implements SwarmCache {

    private final RedisConnections connections;
    private final RedisClient redis;
    private final SnapshotWriter writer;
    private final SilenceWriter silences;
    private final SwarmReader reader;
    private final SwarmIndex index;
    private final CacheTtls ttls;
    private final InstantSource clock;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    private RedisSwarmCache(
            RedisConnections connections,
            RedisClient redis,
            SnapshotWriter writer,
            SilenceWriter silences,
            SwarmReader reader,
            SwarmIndex index,
            CacheTtls ttls,
            InstantSource clock) {
        this.connections = connections;
        this.redis = redis;
        this.writer = writer;
        this.silences = silences;
        this.reader = reader;
        this.index = index;
        this.ttls = ttls;
        this.clock = clock;
    }

    /**
     * A cache in the Redis at {@code redis[s]://[[user]:password@]host[:port][/database]}, or in the one that is the master
     * by what Sentinels tell: {@code redis[s]-sentinel://[[user]:password@]host[:port][,…][/database]?master=name};
     * {@code rediss} wants a certificate of this host that the JVM trusts. Nothing is connected before the first call, so a
     * Redis that is away now may come back until then.
     *
     * @param ttls for what is written here; what others wrote keeps the time they gave it
     * @param clock tells the caller's time, for {@code cached_at} and {@link Tier#expiresAt}
     * @throws IllegalArgumentException saying what is wrong with the URL, without the password in it
     */
    public static RedisSwarmCache connect(URI url, CacheTtls ttls, RedisTimeouts timeouts, InstantSource clock) {
        var connections = RedisConnections.to(RedisAddress.of(url), timeouts);
        var redis = connections.pool();
        return new RedisSwarmCache(
                connections,
                redis,
                new SnapshotWriter(redis, RedisScript.load("common.lua", "clusters.lua", "write.lua"), ttls),
                new SilenceWriter(redis, RedisScript.load("common.lua", "silence.lua")),
                new SwarmReader(redis, RedisScript.load("read.lua"), clock, new Complaints()),
                new SwarmIndex(redis, RedisScript.load("common.lua", "changes.lua")),
                ttls,
                clock);
    }

    @Override
    public WriteOutcome write(Snapshot snapshot) {
        var keys = CacheKeys.of(snapshot.swarm());
        var json = CachedJson.of(snapshot, keys, ttls, clock.instant());
        return ask(() -> writer.write(snapshot, keys, json));
    }

    @Override
    public List<WriteResult> writeAll(List<Snapshot> snapshots) {
        if (snapshots.size() < 2) {
            return SwarmCache.super.writeAll(snapshots);
        }
        try (var batch = ask(() -> writer.begin(clock.instant()))) {
            return writeAll(batch, snapshots);
        } catch (CacheUnavailableException e) {
            return List.of(new WriteResult.Unavailable(e));
        }
    }

    @Override
    public boolean tellSilence(String swarm, Instant newest) {
        var keys = CacheKeys.of(swarm);
        return ask(() -> silences.tell(swarm, keys, newest));
    }

    @Override
    public CachedSwarm read(String swarm) {
        return read(swarm, CachedSwarm.NOTHING);
    }

    @Override
    public CachedSwarm read(String swarm, CachedSwarm known) {
        var keys = CacheKeys.of(swarm);
        return ask(() -> reader.read(keys, known));
    }

    @Override
    public Map<String, CachedSwarm> read(Map<String, CachedSwarm> known) {
        return ask(() -> reader.read(known));
    }

    @Override
    public Map<String, Instant> changedAfter(Instant moment) {
        return ask(() -> index.changedAfter(moment));
    }

    @Override
    public Subscription subscribe(Consumer<String> onChange) {
        var subscription = RedisSubscription.start(connections, onChange);
        subscriptions.add(subscription);
        return () -> {
            subscriptions.remove(subscription);
            subscription.close();
        };
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        redis.close();
    }

    private List<WriteResult> writeAll(WriteBatch batch, List<Snapshot> snapshots) {
        var sent = ask(() -> batch.send(snapshots));
        var results = new ArrayList<WriteResult>();
        while (results.size() < sent && !batch.isBroken()) {
            try {
                results.add(new WriteResult.Decided(ask(batch::answer)));
            } catch (CacheUnavailableException e) {
                results.add(new WriteResult.Unavailable(e));
            }
        }
        // What cannot even be sent is told by a write of its own.
        return sent == 0 ? SwarmCache.super.writeAll(snapshots.subList(0, 1)) : results;
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JedisException e) {
            if (RedisFailure.isOfTheConnection(e)) {
                // The idle ones will be no better: without them the next call makes a new one.
                redis.getPool().clear();
            }
            throw RedisFailure.unavailable(connections.address(), e);
        }
    }
}
