package io.swarmstatus.api;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Durations, counted by how long they were. To record one is two adds without a lock, so that it costs a request next to
 * nothing. For any number of threads.
 */
final class DurationHistogram {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /** @param bounds up to where each bucket goes, in ascending order; one more takes all that is longer */
    DurationHistogram(List<Duration> bounds) {
        this.bounds = bounds.stream().mapToLong(Duration::toNanos).toArray();
        this.counts = Stream.generate(LongAdder::new).limit(bounds.size() + 1L).toArray(LongAdder[]::new);
    }

    void record(long nanos) {
        var bucket = 0;
        while (bucket < bounds.length && nanos > bounds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(nanos);
    }

    /** How many were recorded up to now. */
    long count() {
        return Stream.of(counts).mapToLong(LongAdder::sum).sum();
    }

    /** What was recorded up to now, in seconds. */
    HistogramDataPointSnapshot read(Labels labels) {
        var upTo = DoubleStream.concat(
                LongStream.of(bounds).mapToDouble(bound -> bound / NANOS_PER_SECOND),
                DoubleStream.of(Double.POSITIVE_INFINITY));
        var tally = Stream.of(counts).mapToLong(LongAdder::sum);
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(upTo.toArray(), tally.toArray()))
                .sum(sum.sum() / NANOS_PER_SECOND)
                .build();
    }
}
