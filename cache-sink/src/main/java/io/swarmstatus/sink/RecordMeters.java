package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import java.util.Map;

/** Counts what becomes of the records of the snapshot topic. */
final class RecordMeters implements RecordObserver {

    private static final String SNAPSHOTS_HELP =
            "Snapshots that were read from the topic: the newest of their swarm and kind, and those that are older.";

    private final Counter newest;
    private final Counter older;
    private final Map<RefusalKind, Counter> refused;

    private RecordMeters(Counter newest, Counter older, Map<RefusalKind, Counter> refused) {
        this.newest = newest;
        this.older = older;
        this.refused = refused;
    }

    static RecordMeters register(SinkMeters meters) {
        return new RecordMeters(
                meters.counter("snapshots", SNAPSHOTS_HELP, "age", "newest"),
                meters.counter("snapshots", SNAPSHOTS_HELP, "age", "older"),
                meters.counters(
                        "dead_letters",
                        "Records of the snapshot topic that are no snapshots, or not to be taken, and why.",
                        "reason",
                        RefusalKind.class,
                        RefusalKind::wireName));
    }

    @Override
    public void accepted(boolean isNewest) {
        (isNewest ? newest : older).increment();
    }

    @Override
    public void refused(RefusalKind why) {
        requireNonNull(refused.get(why)).increment();
    }
}
