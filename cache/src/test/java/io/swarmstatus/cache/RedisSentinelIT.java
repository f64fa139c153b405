package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisSentinel;

/** A master, a replica that takes over and the Sentinel that sees to it, all of them real. */
@Timeout(120)
final class RedisSentinelIT {

    private static final Duration FAIL_OVER = Duration.ofSeconds(60);
    private static final RedisTimeouts SHORT = new RedisTimeouts(Duration.ofMillis(300), Duration.ofMillis(300));

    private final EmbeddedRedis master = EmbeddedRedis.open();
    private final EmbeddedRedis replica = EmbeddedRedis.replicaOf(master);
    private final int sentinelPort = EmbeddedRedis.freePort();
    private final RedisSentinel sentinel = RedisSentinel.newRedisSentinel()
            .bind("127.0.0.1")
            .port(sentinelPort)
            .masterName("status")
            .masterPort(master.port())
            .quorumSize(1)
            .downAfterMilliseconds(2000)
            .failOverTimeout(5000)
            .build();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void start() throws IOException {
        master.start();
        replica.start();
        sentinel.start();
        await().atMost(FAIL_OVER).until(() -> master.ask("INFO", "replication").contains("state=online"));
        await().atMost(FAIL_OVER).until(() -> sentinelInfo().contains("slaves=1"));
    }

    @AfterEach
    void stop() throws IOException {
        sentinel.stop();
        replica.stop();
        master.stop();
    }

    @Test
    void goesOnAtTheReplicaWhenTheMasterIsGone() {
        var told = new ConcurrentLinkedQueue<String>();
        try (var cache = connect("status")) {
            cache.write(good(now.minusSeconds(2)));
            cache.subscribe(told::add);
            awaitTold(cache, told, "before");
            master.stop();

            var start = System.nanoTime();
            awaitWritten(cache);
            System.out.printf(
                    "measured: fail-over after the master was gone: %.1f s%n", (System.nanoTime() - start) / 1e9);

            assertThat(cache.read("default").refresh().lastSuccessAt()).isEqualTo(now);
            assertThat(replica.ask("EXISTS", "docker_swarm_status")).isEqualTo("1");
            awaitTold(cache, told, "after");
        }
    }

    @Test
    void goesOnAtTheReplicaWhenTheMasterIsFrozenAndOnceItIsThawed() {
        var told = new ConcurrentLinkedQueue<String>();
        try (var cache = connect("status")) {
            cache.write(good(now.minusSeconds(2)));
            cache.subscribe(told::add);
            awaitTold(cache, told, "before");

            master.whileFrozen(() -> {
                awaitWritten(cache);
                awaitTold(cache, told, "meanwhile");
            });

            assertThat(cache.read("default").refresh().lastSuccessAt()).isEqualTo(now);
            awaitTold(cache, told, "after");
        }
    }

    @Test
    void tellsThatNoSentinelKnowsTheMaster() {
        try (var cache = connect("another")) {
            assertThatThrownBy(() -> cache.read("default"))
                    .isInstanceOf(CacheUnavailableException.class)
                    .hasMessageContaining("?master=another");
        }
    }

    /** The first one of the two is away. */
    private SwarmCache connect(String name) {
        var url = URI.create("redis-sentinel://127.0.0.1:1,127.0.0.1:" + sentinelPort + "/0?master=" + name);
        return RedisSwarmCache.connect(url, CacheTtls.DEFAULT, SHORT, InstantSource.system());
    }

    private void awaitWritten(SwarmCache cache) {
        await().atMost(FAIL_OVER)
                .ignoreExceptionsInstanceOf(CacheUnavailableException.class)
                .until(() -> {
                    cache.write(good(now));
                    return true;
                });
    }

    private static void awaitTold(SwarmCache cache, Queue<String> told, String swarm) {
        await().atMost(FAIL_OVER)
                .ignoreExceptionsInstanceOf(CacheUnavailableException.class)
                .until(() -> {
                    cache.write(good(swarm, Instant.now(), 1));
                    return told.contains(swarm);
                });
    }

    private String sentinelInfo() {
        return EmbeddedRedis.ask(URI.create("redis://127.0.0.1:" + sentinelPort), "INFO", "sentinel");
    }
}
