package io.swarmstatus.bench;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens at the topic, at Redis and at the api at once, as other clients of theirs would, and notes when each snapshot came by. All
 * moments are of this machine's clock, by which the producer notes its own.
 */
final class Witness implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final CloseStack closing = new CloseStack();
    private final NavigableMap<Instant, Published> published = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListSet<Instant> written = new ConcurrentSkipListSet<>();
    private final NavigableMap<Instant, Instant> served = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    /** A snapshot of the default swarm, and when it came by. */
    record Published(Snapshot snapshot, Instant at) {}

    private Witness() {}

    static Witness at(String broker, URI redis, int apiPort) throws IOException {
        var witness = new Witness();
        var feed = SnapshotFeed.open(broker);
        var reading = Thread.ofPlatform().name("witness").start(() -> witness.read(feed));
        witness.closing.add(() -> reading.join(LIMIT));
        witness.closing.add(() -> witness.closed = true);
        var cache = witness.closing.add(
                RedisSwarmCache.connect(redis, CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system()));
        witness.closing.add(cache.subscribe(_ -> witness.written.add(Instant.now())));
        witness.closing.add(StreamSubscriber.reading(
                apiPort, (collectedAt, _) -> witness.served.putIfAbsent(collectedAt, Instant.now())));
        return witness;
    }

    private void read(SnapshotFeed feed) {
        try (feed) {
            while (!closed) {
                for (var snapshot : feed.next(POLL)) {
                    if (snapshot.swarm().equals(SwarmName.DEFAULT)) {
                        published.putIfAbsent(snapshot.collectedAt(), new Published(snapshot, Instant.now()));
                    }
                }
            }
        }
    }

    /**
     * The first snapshot that is like this.
     *
     * @param since when it was collected at the earliest: it is looked for every millisecond, and each look takes of the processors
     *     that the pipeline runs on
     */
    Published awaitPublished(Instant since, Predicate<Snapshot> wanted) throws InterruptedException {
        return await(
                "published",
                () -> published.tailMap(since, true).values().stream()
                        .filter(one -> wanted.test(one.snapshot()))
                        .findFirst()
                        .orElse(null));
    }

    /** When Redis first told of a write after this moment. */
    Instant awaitWritten(Instant after) throws InterruptedException {
        return await("written", () -> written.higher(after));
    }

    /** When the api first told of a status that was collected at this moment or later. */
    Instant awaitServed(Instant collectedAt) throws InterruptedException {
        return await("served", () -> {
            var entry = served.ceilingEntry(collectedAt);
            return entry == null ? null : entry.getValue();
        });
    }

    private static <T> T await(String what, Supplier<@Nullable T> look) throws InterruptedException {
        var limit = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            var found = look.get();
            if (found != null) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new StartException("nothing was " + what + " within " + LIMIT.toSeconds() + " s", null);
    }

    @Override
    public void close() {
        closing.close();
    }
}
