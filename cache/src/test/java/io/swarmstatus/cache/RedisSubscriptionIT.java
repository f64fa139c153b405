package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.cache.SwarmCache.Subscription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a subscription outlives the connection it is made on, and ends when it is told to. */
@Timeout(60)
final class RedisSubscriptionIT {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Pattern CLIENT_ID = Pattern.compile("id=\\d+");

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void hearsOfWritesAgainAfterARestart() {
        REDIS.cache().subscribe(told::add);
        awaitTold("before");
        REDIS.stop();
        REDIS.start();

        awaitTold("after");
    }

    @Test
    void beginsOnceARedisThatWasAwayIsThere() {
        REDIS.stop();
        REDIS.cache().subscribe(told::add);
        REDIS.start();

        awaitTold("after");
    }

    @Test
    void hearsOfWritesAgainAfterItsConnectionWasCut() {
        REDIS.cache().subscribe(told::add);
        awaitTold("before");
        REDIS.ask("CLIENT", "KILL", "TYPE", "pubsub");

        awaitTold("after");
    }

    @Test
    void makesASilentConnectionAnewBecauseItMayBeDead() {
        var address = RedisAddress.of(REDIS.url());
        var impatient = RedisConnections.to(address, RedisTimeouts.DEFAULT, Duration.ofMillis(200));
        try (var subscription = RedisSubscription.start(impatient, told::add)) {
            awaitTold("before");
            var first = subscriber();

            await().until(() -> subscriber().isPresent() && !subscriber().equals(first));

            awaitTold("after");
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void closesInTimeWhileItListens() {
        var subscription = REDIS.cache().subscribe(told::add);
        awaitTold("before");

        assertClosesInTime(subscription);

        await().untilAsserted(() -> assertThat(subscribers()).isZero());
    }

    @Test
    void closesInTimeWhileRedisIsFrozen() {
        var subscription = REDIS.cache().subscribe(told::add);
        awaitTold("before");

        REDIS.whileFrozen(() -> assertClosesInTime(subscription));
    }

    @Test
    void closesInTimeWhileItIsConnecting() {
        try (var silent = SilentServer.open()) {
            var unhurried = new RedisTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1));
            var cache = REDIS.cache(silent.url("redis"), CacheTtls.DEFAULT, unhurried);
            var subscription = cache.subscribe(told::add);

            assertClosesInTime(subscription);
        }
    }

    @Test
    void closesInTimeWhileItWaitsForTheNextAttempt() {
        var nobody = URI.create("redis://127.0.0.1:1");
        var subscription =
                REDIS.cache(nobody, CacheTtls.DEFAULT, RedisTimeouts.DEFAULT).subscribe(told::add);

        assertClosesInTime(subscription);
    }

    @Test
    void canBeClosedByItsOwnCallback() {
        var subscription = new CompletableFuture<Subscription>();
        var cache = REDIS.cache();
        subscription.complete(cache.subscribe(swarm -> {
            told.add(swarm);
            subscription.join().close();
        }));

        awaitTold("before");

        await().untilAsserted(() -> assertThat(subscribers()).isZero());
    }

    @Test
    void endsWithTheCache() {
        var cache = REDIS.cache();
        cache.subscribe(told::add);
        awaitTold("before");

        cache.close();

        await().untilAsserted(() -> assertThat(subscribers()).isZero());
    }

    /** Writes this swarm until its name is told, and fails if it never is. */
    private void awaitTold(String swarm) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            REDIS.cache().write(good(swarm, Instant.now(), 1));
            return told.contains(swarm);
        });
    }

    private static long subscribers() {
        return Long.parseLong(REDIS.ask("PUBLISH", CacheKeys.UPDATES_CHANNEL, "nobody"));
    }

    /** The connection of the subscriber, by the id that Redis gave it; empty while there is none. */
    private static Optional<String> subscriber() {
        return CLIENT_ID
                .matcher(REDIS.ask("CLIENT", "LIST", "TYPE", "pubsub"))
                .results()
                .map(MatchResult::group)
                .findFirst();
    }

    private static void assertClosesInTime(Subscription subscription) {
        var start = System.nanoTime();
        subscription.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
}
