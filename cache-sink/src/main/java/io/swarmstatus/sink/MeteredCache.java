package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.cache.WriteResult;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A cache whose writes are measured. */
final class MeteredCache extends ForwardingCache {

    private final PendingNews news;
    private final InstantSource time;
    private final Map<WriteOutcome, Counter> outcomes;
    private final Counter failures;
    private final Timer writing;
    private final Timer delay;

    private MeteredCache(
            SwarmCache cache,
            PendingNews news,
            InstantSource time,
            Map<WriteOutcome, Counter> outcomes,
            Counter failures,
            Timer writing,
            Timer delay) {
        super(cache);
        this.news = news;
        this.time = time;
        this.outcomes = outcomes;
        this.failures = failures;
        this.writing = writing;
        this.delay = delay;
    }

    static MeteredCache around(SwarmCache cache, PendingNews news, InstantSource time, SinkMeters meters) {
        return new MeteredCache(
                cache,
                news,
                time,
                meters.counters(
                        "writes",
                        "Snapshots that were offered to Redis, by what became of them; the newest ones are offered"
                                + " again and again.",
                        "outcome",
                        WriteOutcome.class,
                        outcome -> outcome.name().toLowerCase(Locale.ROOT)),
                meters.counter("write_failures", "Writes that Redis did not take in time; each is tried again."),
                meters.durations("write_duration", "How long Redis took for writes, failed ones too."),
                meters.durations(
                        "materialized_delay",
                        "How old new good snapshots were when Redis had them, since their collection was begun."));
    }

    /** Each of them took until the last was answered, as far as is known. */
    @Override
    public List<WriteResult> writeAll(List<Snapshot> snapshots) {
        var begun = System.nanoTime();
        var results = super.writeAll(snapshots);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        for (int i = 0; i < results.size(); i++) {
            writing.record(took);
            switch (results.get(i)) {
                case WriteResult.Decided(var outcome) -> count(snapshots.get(i), outcome);
                case WriteResult.Unavailable _ -> failures.increment();
                case WriteResult.Unbearable _ -> {}
            }
        }
        return results;
    }

    private void count(Snapshot snapshot, WriteOutcome outcome) {
        requireNonNull(outcomes.get(outcome)).increment();
        if (outcome == WriteOutcome.CACHED && news.holds(snapshot)) {
            delay.record(ageOf(snapshot));
        }
    }

    /** Nothing where the clock of who collected it is ahead: Micrometer would not count it. */
    private Duration ageOf(Snapshot snapshot) {
        var age = Duration.between(snapshot.collectedAt(), time.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
