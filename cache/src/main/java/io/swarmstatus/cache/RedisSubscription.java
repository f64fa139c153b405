package io.swarmstatus.cache;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.swarmstatus.cache.SwarmCache.Subscription;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Follows the channel of updates on a connection of its own, and on a new one whenever that is lost, until it is closed.
 *
 * <p>Its thread is a virtual one because interrupting that closes the socket it waits on, whatever Redis does.
 */
final class RedisSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscription.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final RedisConnections connections;
    private final Consumer<String> onWrite;
    private final Thread thread;
    private final RetryPolicy<Object> reconnecting;
    private volatile boolean closed;
    private boolean lost; // known to the thread alone

    private RedisSubscription(RedisConnections connections, Consumer<String> onWrite) {
        this.connections = connections;
        this.onWrite = onWrite;
        this.thread = Thread.ofVirtual().name("cache-updates").unstarted(this::run);
        this.reconnecting = RetryPolicy.builder()
                .handle(RuntimeException.class)
                .abortIf((result, failure) -> closed)
                .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .withJitter(0.25)
                .withMaxRetries(-1)
                .build();
    }

    static RedisSubscription start(RedisConnections connections, Consumer<String> onWrite) {
        var subscription = new RedisSubscription(connections, onWrite);
        subscription.thread.start();
        return subscription;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(LONGEST_CLOSE)) {
                LOG.atWarn().log("A subscription is closed, but its callback has not ended yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                Failsafe.with(reconnecting).run(this::listen);
            } catch (RuntimeException e) {
                LOG.atDebug().setCause(e).log("Ended listening for updates"); // only closing ends it this way
            }
        }
    }

    /** Returns where the connection was a good one until now: the back-off then begins anew. */
    private void listen() {
        var updates = new Updates();
        try (var connection = connections.open()) {
            updates.proceed(connection, CacheKeys.UPDATES_CHANNEL);
        } catch (JedisException e) {
            var onlySilent = updates.isSubscribed() && e.getCause() instanceof SocketTimeoutException;
            if (!onlySilent) {
                complain(e);
            }
            if (!onlySilent && !updates.delivered) {
                throw e;
            }
        }
    }

    private void complain(JedisException e) {
        if (!lost && !closed) {
            lost = true;
            LOG.atWarn()
                    .addKeyValue("redis", connections.address())
                    .addKeyValue("reason", RedisFailure.reason(e))
                    .log("Not following the cache's updates, connecting again until it works");
        }
    }

    private final class Updates extends JedisPubSub {

        private boolean delivered;

        @Override
        public void onSubscribe(String channel, int subscribedChannels) {
            if (lost) {
                lost = false;
                LOG.atInfo().addKeyValue("redis", connections.address()).log("Following the cache's updates again");
            }
        }

        @Override
        public void onMessage(String channel, String swarm) {
            delivered = true;
            try {
                onWrite.accept(swarm);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).addKeyValue("swarm", swarm).log("A subscriber failed on a callback");
            }
        }
    }
}
