package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.sink.NewestSnapshotProcessor.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** A running cache-sink. */
public final class CacheSink implements AutoCloseable {

    /** How often the topic's end is asked for: seldom enough for any broker, often enough for the shortest silence. */
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(2);

    /** The newest good one and the newest failure of 10,000 swarms. */
    private static final int MOST_KEPT = 20_000;

    private final CloseStack parts;
    private final HttpServer server;

    private CacheSink(CloseStack parts, HttpServer server) {
        this.parts = parts;
        this.server = server;
    }

    /**
     * Starts to read the snapshot topic and to write the cache. A broker, a topic or a cache that is away is waited for.
     *
     * @throws ConfigurationException if the cache's URL cannot be used
     * @throws io.swarmstatus.service.StartException if the server's address cannot be listened on
     */
    public static CacheSink start(CacheSinkConfig config) {
        var parts = new CloseStack();
        try {
            var time = InstantSource.system();
            var cache = parts.add(cache(config, time));
            var availability = new CacheAvailability(time);
            var deadLetters = new DeadLetterDelivery(time);
            var silent = new SilentSwarms();
            var pending = new PendingSnapshots();
            var materializer = parts.add(materializer(cache, pending, availability, time));
            var topics = topics(config, deadLetters);
            var progress = parts.add(ProgressWatch.start(topics, config.applicationId(), WATCH_PERIOD, time));
            var topology = topology(config, pending, progress, silent);
            var stream = parts.add(stream(config, topics, topology, time));
            var checks = SinkHealth.checks(stream, progress, materializer, availability, deadLetters, silent);
            var server = parts.add(HttpServer.start(config.host(), config.port(), checks, _ -> {}));
            return new CacheSink(parts, server);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** The port of its health endpoints. */
    public int port() {
        return server.port();
    }

    /** Stops to read, commits, and writes what still waits for the cache; all within 9 s. */
    @Override
    public void close() {
        parts.close();
    }

    private static SwarmCache cache(CacheSinkConfig config, InstantSource time) {
        try {
            return RedisSwarmCache.connect(config.redis(), config.ttls(), RedisTimeouts.DEFAULT, time);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of("redis.url: " + e.getMessage()));
        }
    }

    private static MaterializerLoop materializer(
            SwarmCache cache, PendingSnapshots pending, CacheAvailability availability, InstantSource time) {
        var materializer = new Materializer(cache, pending, availability);
        var untilItAnswers = Backoff.FOR_CACHE
                .policy()
                .handle(CacheUnavailableException.class)
                .build();
        return MaterializerLoop.start(materializer, pending, untilItAnswers, time);
    }

    private static Topics topics(CacheSinkConfig config, DeadLetterDelivery delivery) {
        var settings = StreamsSettings.of(config).getAdminConfigs(config.applicationId());
        return new Topics(settings, config.topic(), new DeadLetterTopic(config.deadLetterTopic()), delivery);
    }

    private static SnapshotTopology topology(
            CacheSinkConfig config, Outbox outbox, Progress progress, SilentSwarms silent) {
        var limits = new Limits(config.refillInterval(), WATCH_PERIOD, MOST_KEPT);
        return new SnapshotTopology(
                config.topic(), config.deadLetterTopic(), new SnapshotCodec(), outbox, limits, progress, silent);
    }

    private static SnapshotStream stream(
            CacheSinkConfig config, Topics topics, SnapshotTopology topology, InstantSource time) {
        var clients = new StreamsClients(config.deadLetterTopic(), topics.delivery());
        var replacement = new ThreadReplacement(Backoff.FOR_THREADS.policy().build(), time);
        return SnapshotStream.start(
                topics,
                () -> new KafkaStreams(topology.get(), StreamsSettings.of(config), clients),
                replacement,
                Backoff.FOR_START);
    }
}
