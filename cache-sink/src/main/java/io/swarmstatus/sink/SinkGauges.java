package io.swarmstatus.sink;

import io.swarmstatus.sink.CacheAvailability.State;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;

/** What is read of a sink's parts at each scrape; all of it is in memory. */
final class SinkGauges {

    private SinkGauges() {}

    static void registerCache(SinkMeters meters, CacheAvailability cache, PendingSnapshots pending) {
        meters.gauge(
                "redis_up",
                "1 where Redis answered when it was last asked, 0 where it did not.",
                () -> cache.state() == State.THERE ? 1 : 0);
        meters.gauge("pending_snapshots", "What waits to be written to Redis: snapshots and silences.", pending::size);
        meters.counted("superseded", "Snapshots that were overtaken by newer ones while they waited.", pending, it ->
                (double) it.conflated());
    }

    static void registerTopics(
            SinkMeters meters, ProgressWatch progress, DeadLetterDelivery deadLetters, SilentSwarms silent) {
        meters.gauge("broker_up", "1 where the broker answered in the last 15 s.", () -> progress.isRecent() ? 1 : 0);
        meters.gauge(
                "lag_records",
                "Records of the snapshot topic that all sinks together have still to process, as the broker says; NaN"
                        + " where it does not.",
                progress::behind);
        meters.counted(
                "dead_letters_lost",
                "Dead letters that their topic refused, or could not be had for.",
                deadLetters,
                it -> (double) it.lost());
        meters.gauge(
                "silent_swarms", "Swarms that nobody publishes, of those that this sink looks after.", silent::size);
    }

    static void registerStream(SinkMeters meters, String name, StreamLifecycle stream) {
        Stream.of(KafkaStreams.State.values())
                .forEach(state -> meters.gauge(
                        "stream_state",
                        "1 for the state that the stream is in, 0 for all others.",
                        () -> stream.state() == state ? 1 : 0,
                        "stream",
                        name,
                        "state",
                        state.name().toLowerCase(Locale.ROOT)));
        meters.gauge(
                "stream_lag_max_records",
                "By how many records the stream was behind at most lately, on the partition where it was most; NaN"
                        + " where it reads nothing.",
                stream::largestLag,
                "stream",
                name);
    }
}
