package io.swarmstatus.cache;

import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;

/**
 * Makes connections to one Redis, or to whichever of several is the master.
 *
 * @param config who one is there, and how long anything may take
 */
record RedisConnections(RedisAddress address, RedisTimeouts timeouts, JedisClientConfig config) {

    /** More calls at once than this wait for one another. */
    private static final int MOST = 16;

    /** A subscription that is silent for so long is made anew: silence cannot be told from a peer that is gone. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    static RedisConnections to(RedisAddress address, RedisTimeouts timeouts) {
        return to(address, timeouts, LONGEST_SILENCE);
    }

    static RedisConnections to(RedisAddress address, RedisTimeouts timeouts, Duration longestSilence) {
        var config = config(address, timeouts, longestSilence)
                .user(address.user())
                .password(address.password())
                .database(address.database());
        if (address.master() != null) {
            var stranger = config(address, timeouts, longestSilence);
            var user = config(address, timeouts, longestSilence)
                    .user(address.user())
                    .password(address.password());
            config.hostAndPortMapper(
                    new SentinelMaster(address.hosts(), address.master(), stranger.build(), user.build()));
        }
        return new RedisConnections(address, timeouts, config.build());
    }

    private static DefaultJedisClientConfig.Builder config(
            RedisAddress address, RedisTimeouts timeouts, Duration longestSilence) {
        return DefaultJedisClientConfig.builder()
                .resp2() // its answers have the same shape from every version of Redis
                .clientName("swarm-status")
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED) // one right less that a user needs
                .connectionTimeoutMillis((int) timeouts.connect().toMillis())
                .socketTimeoutMillis((int) timeouts.socket().toMillis())
                .blockingSocketTimeoutMillis((int) longestSilence.toMillis())
                .sslOptions(address.tls() ? SslOptions.defaults() : null);
    }

    /** A pool of them, which makes the first when it is needed. */
    RedisClient pool() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST);
        pool.setMaxIdle(MOST);
        pool.setMaxWait(timeouts.connect());
        pool.setEvictorShutdownTimeout(timeouts.socket());
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(endpoint())
                .clientConfig(config)
                .poolConfig(pool)
                .build();
    }

    /** One that is the caller's own, connected. */
    Connection open() {
        return new Connection(endpoint(), config);
    }

    /** The Redis; where Sentinels know it any of them, which they map to it. */
    private HostAndPort endpoint() {
        return address.hosts().getFirst();
    }
}
