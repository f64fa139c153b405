package io.swarmstatus.bench;

import static io.swarmstatus.bench.ChangeHops.millis;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.producer.EngineSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What each hop takes where nothing else happens: what the whole way cannot be quicker than. In milliseconds.
 *
 * @param hear from an event to a client that does nothing but listen
 * @param look a collection
 * @param publish from the call that sends a snapshot to a reader of the topic
 * @param write a snapshot into Redis
 * @param serve from Redis to a client of the api
 */
record HopsAlone(Spread hear, Spread look, Spread publish, Spread write, Spread serve) {

    private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

    /**
     * Measures them on a pipeline that is at rest.
     *
     * @param hear was measured beside the changes
     * @param nodes of the snapshots, as many as the swarm has
     */
    static HopsAlone measure(ChangePipeline pipeline, Witness witness, List<Double> hear, int nodes, int times)
            throws InterruptedException {
        var look = looks(pipeline.engines().getFirst(), times);
        var publish = new ArrayList<Double>();
        try (var writer = SnapshotWriter.to(pipeline.broker(), nodes)) {
            for (var i = 0; i < times; i++) {
                var at = later();
                var sent = Instant.now();
                writer.write(at);
                var published = witness.awaitPublished(
                        at, snapshot -> snapshot.collectedAt().equals(at));
                publish.add(millis(sent, published.at()));
                witness.awaitServed(at);
            }
        }
        var write = new ArrayList<Double>();
        var serve = new ArrayList<Double>();
        try (var cache = RedisSwarmCache.connect(
                pipeline.redis(), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system())) {
            for (var i = 0; i < times; i++) {
                var at = later();
                var snapshot = SampleSnapshot.of(SwarmName.DEFAULT, nodes, at);
                var begun = Instant.now();
                cache.write(snapshot);
                var written = Instant.now();
                write.add(millis(begun, written));
                serve.add(Math.max(0, millis(written, witness.awaitServed(at))));
            }
        }
        return new HopsAlone(Spread.of(hear), look, Spread.of(publish), Spread.of(write), Spread.of(serve));
    }

    private static Spread looks(URI engine, int times) {
        var look = new ArrayList<Double>();
        try (var snapshots = EngineSnapshots.open(SwarmName.DEFAULT, engine, LOOK_LIMIT)) {
            for (var i = 0; i < 2 * times; i++) {
                var begun = Instant.now();
                var taken = snapshots.take();
                if (i >= times && taken.swarmActive()) { // the first half warms up
                    look.add(millis(begun, Instant.now()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Spread.of(look);
    }

    /** A moment of which no snapshot is yet; the producer's of just now may be of the same millisecond. */
    private static Instant later() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    /** The medians' sum, as what one change takes at least. */
    double sum() {
        return hear.median() + look.median() + publish.median() + write.median() + serve.median();
    }
}
