package io.swarmstatus.sink;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import io.swarmstatus.sink.NewestSnapshotProcessor.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
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
     * Starts to read the snapshot topic, to write the cache and to publish what changes. A broker, a topic or a cache that is away is waited for.
     *
     * @throws ConfigurationException if the cache's URL cannot be used
     * @throws io.swarmstatus.service.StartException if the server's address cannot be listened on
     */
    public static CacheSink start(CacheSinkConfig config) {
        return start(config, _ -> {});
    }

    /**
     * The same, telling where a stream has ended for good, by its name: on an error, such as no memory left. That takes a
     * new start.
     */
    static CacheSink start(CacheSinkConfig config, Consumer<String> onEnd) {
        var parts = new CloseStack();
        try {
            var time = InstantSource.system();
            var registry = Meters.registry();
            parts.add(registry::close);
            var meters = new SinkMeters(registry);
            var news = new PendingNews();
            var cache = parts.add(MeteredCache.around(cache(config, time), news, time, meters));
            var availability = new CacheAvailability(time);
            var delivery = new DeadLetterDelivery(time);
            var deadLetters = new DeadLetterTopic(SinkTopic.deadLetters(config.deadLetterTopic()), delivery);
            var silent = new SilentSwarms();
            var pending = new PendingSnapshots();
            var tracing = new RecordTracing(GlobalOpenTelemetry.getOrNoop());
            var traced = new TracedCache(cache, news, tracing);
            var materializer = parts.add(materializer(traced, pending, availability, time));
            var topics = topics(config);
            var progress =
                    parts.add(ProgressWatch.start(topics, deadLetters, config.applicationId(), WATCH_PERIOD, time));
            var watched = new WatchedRecords(RecordMeters.register(meters), tracing);
            var topology = topology(config, new NewsOutbox(pending, news), progress, silent, watched);
            var streams = parts.add(new ParallelClose());
            var stream = streams.add(stream(config, topics, deadLetters, topology, time, onEnd));
            var changes = streams.add(ChangeFeed.start(config, time, meters, tracing, onEnd));
            SinkGauges.registerCache(meters, availability, pending);
            SinkGauges.registerTopics(meters, progress, delivery, silent);
            SinkGauges.registerStream(meters, "cache", stream);
            var checks = SinkHealth.checks(stream, progress, materializer, availability, delivery, silent, changes);
            var server = parts.add(HttpServer.start(config.address(), checks, registry, _ -> {}));
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

    private static Topics topics(CacheSinkConfig config) {
        return new Topics(StreamsSettings.of(config).getAdminConfigs(config.applicationId()), config.topic());
    }

    private static SnapshotTopology topology(
            CacheSinkConfig config, Outbox outbox, Progress progress, SilentSwarms silent, WatchedRecords watched) {
        var limits = new Limits(config.refillInterval(), WATCH_PERIOD, MOST_KEPT);
        return new SnapshotTopology(
                config.topic(),
                config.deadLetterTopic(),
                new SnapshotCodec(),
                outbox,
                limits,
                progress,
                silent,
                watched);
    }

    private static StreamLifecycle stream(
            CacheSinkConfig config,
            Topics topics,
            DeadLetterTopic deadLetters,
            SnapshotTopology topology,
            InstantSource time,
            Consumer<String> onEnd) {
        var clients = new StreamsClients(
                settings -> new DeadLetterProducer(settings, deadLetters.topic().name(), deadLetters.delivery()));
        return StreamLifecycle.start(
                "cache",
                () -> topics.missing((client, partitions) -> {
                    deadLetters.ensure(client);
                    return Changelog.misfit(
                            client, config.applicationId(), SnapshotTopology.NEWEST_SNAPSHOTS, partitions);
                }),
                () -> new KafkaStreams(topology.get(), StreamsSettings.of(config), clients),
                new ThreadReplacement(Backoff.FOR_THREADS.policy().build(), time),
                Backoff.FOR_START,
                onEnd);
    }
}
