package io.swarmstatus.sink;

import io.swarmstatus.changes.ChangeDetector;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** The stream that publishes what changes, beside the one that fills the cache. */
final class ChangeFeed implements AutoCloseable {

    /** Of one partition; each is as large as what a swarm's snapshot tells of its nodes and services. */
    private static final int MOST_SWARMS = 10_000;

    private final StreamLifecycle stream;
    private final RefusedChanges refused;

    private ChangeFeed(StreamLifecycle stream, RefusedChanges refused) {
        this.stream = stream;
        this.refused = refused;
    }

    /**
     * Starts to wait for what it needs, and then to publish.
     *
     * @param meters measures it
     * @param onEnd is told its name where it has ended for good
     */
    static ChangeFeed start(
            CacheSinkConfig config,
            InstantSource time,
            SinkMeters meters,
            RecordTracing tracing,
            Consumer<String> onEnd) {
        var admin = StreamsSettings.changes(config).getAdminConfigs(config.changesApplicationId());
        var topics = new Topics(admin, config.topic());
        var changes = SinkTopic.changes(config.changeTopic());
        var refused = new RefusedChanges();
        var detection = ChangeMeters.register(meters).around(ChangeDetector::observe);
        var topology =
                new ChangeTopology(config.topic(), config.changeTopic(), detection, refused, MOST_SWARMS, tracing);
        var ids = new TransactionalIds(config);
        var clients = new StreamsClients(settings -> new ChangeProducer(ids.renamed(settings), refused));
        var cacheFirst = new CacheFirst(System::nanoTime);
        var stream = StreamLifecycle.start(
                "changes",
                () -> topics.missing((client, partitions) -> {
                    var missing = missing(config, changes, client, partitions);
                    return missing.isPresent()
                            ? missing
                            : cacheFirst.missing(topics.behind(client, config.applicationId()));
                }),
                () -> new KafkaStreams(topology.get(), StreamsSettings.changes(config), clients),
                new ThreadReplacement(Backoff.FOR_THREADS.policy().build(), time),
                Backoff.FOR_START,
                onEnd);
        SinkGauges.registerStream(meters, "changes", stream);
        meters.counted("changes_refused", "Changes that their topic never took, and that were left out.", refused, it ->
                (double) it.count());
        return new ChangeFeed(stream, refused);
    }

    private static Optional<String> missing(CacheSinkConfig config, SinkTopic changes, Admin client, int partitions)
            throws ExecutionException, InterruptedException {
        var missing = changes.ensure(client, partitions);
        var unwritable = missing.isPresent() ? missing : changes.unwritable(client);
        return unwritable.isPresent()
                ? unwritable
                : Changelog.misfit(client, config.changesApplicationId(), ChangeTopology.BASELINES, partitions);
    }

    /** What it does, or what it waits for, and what it could not publish, for a person. */
    String words() {
        return stream.words() + "; " + refused.words();
    }

    @Override
    public void close() {
        stream.close();
    }
}
