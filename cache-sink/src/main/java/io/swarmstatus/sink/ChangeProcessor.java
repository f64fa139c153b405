package io.swarmstatus.sink;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.Detection;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.sink.RecordCheck.Verdict;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards what each snapshot has changed, and keeps what the next one is compared with. What is forwarded depends on the
 * records and their order alone, and not on when they are read, nor by whom.
 *
 * <p>What is no snapshot is passed over in silence: the other stream tells of it.
 */
final class ChangeProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(ChangeProcessor.class);

    private final String storeName;
    private final RecordCheck check;
    private final BiFunction<Baseline, Snapshot, Detection> detection;
    private final BaselineEntries entries;
    private final ChangeRecords records;
    private final RefusedChanges refused;
    private final int mostSwarms;
    private int swarms;

    /**
     * Describes it.
     *
     * @param mostSwarms baselines of one partition that are kept; they are in memory
     */
    ChangeProcessor(
            String storeName,
            RecordCheck check,
            BiFunction<Baseline, Snapshot, Detection> detection,
            BaselineEntries entries,
            ChangeRecords records,
            RefusedChanges refused,
            int mostSwarms) {
        this.storeName = storeName;
        this.check = check;
        this.detection = detection;
        this.entries = entries;
        this.records = records;
        this.refused = refused;
        this.mostSwarms = mostSwarms;
    }

    /** What a snapshot leads to: entries for the store, records for the topic. */
    private record Outcome(List<KeyValue<String, byte[]>> entries, List<Record<byte[], byte[]>> changes) {

        static final Outcome NOTHING = new Outcome(List.of(), List.of());
    }

    /** Also called after a failure, with the store as it was at the last commit. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        swarms = 0;
        try (var kept = store().all()) {
            kept.forEachRemaining(entry -> swarms += BaselineEntries.isSwarm(entry.key) ? 1 : 0);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        if (check.check(record.key(), record.value(), now) instanceof Verdict.Accepted(var snapshot)) {
            var before = before(snapshot.swarm());
            var outcome = outcome(before, snapshot);
            write(outcome.entries());
            outcome.changes().forEach(context()::forward);
        }
    }

    private Baseline before(String swarm) {
        try {
            return entries.read(store(), swarm);
        } catch (UncheckedIOException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("swarm", swarm)
                    .log("a stored baseline cannot be read, the next snapshot counts as the first");
            write(entries.gone(store(), swarm));
            return Baseline.NONE;
        }
    }

    /** A defect of the detection's: one snapshot that trips over it must not stop the stream. Calls nothing of Kafka's. */
    private Outcome outcome(Baseline before, Snapshot snapshot) {
        try {
            var detected = detection.apply(before, snapshot);
            return new Outcome(
                    entries.between(snapshot.swarm(), before, detected.baseline()),
                    detected.changes().stream()
                            .filter(change -> !refused.contains(change))
                            .map(records::of)
                            .toList());
        } catch (RuntimeException e) {
            var source = context().recordMetadata().orElseThrow();
            log.atError()
                    .setCause(e)
                    .addKeyValue("swarm", snapshot.swarm())
                    .addKeyValue("partition", source.partition())
                    .addKeyValue("offset", source.offset())
                    .log("a snapshot cannot be compared and is passed over");
            return Outcome.NOTHING;
        }
    }

    private void write(List<KeyValue<String, byte[]>> changed) {
        for (var entry : changed) {
            if (BaselineEntries.isSwarm(entry.key)) {
                count(entry);
            }
            store().put(entry.key, entry.value);
        }
    }

    private void count(KeyValue<String, byte[]> swarm) {
        var isThere = store().get(swarm.key) != null;
        if (swarm.value == null) {
            swarms -= isThere ? 1 : 0;
        } else if (!isThere) {
            if (swarms >= mostSwarms) {
                forgetOldest();
            }
            swarms++;
        }
    }

    /** Makes room for another swarm. Should that one be heard of again, its next snapshot counts as the first. */
    private void forgetOldest() {
        var oldest = "";
        var since = Instant.MAX;
        try (var kept = store().all()) {
            while (kept.hasNext()) {
                var entry = kept.next();
                if (BaselineEntries.isSwarm(entry.key)
                        && entries.latest(entry.value).isBefore(since)) {
                    oldest = entry.key;
                    since = entries.latest(entry.value);
                }
            }
        }
        log.atWarn()
                .addKeyValue("swarm", oldest)
                .addKeyValue("latest", since)
                .addKeyValue("most", mostSwarms)
                .log("too many swarms, the one that was silent for the longest is forgotten");
        write(entries.gone(store(), oldest));
    }

    private KeyValueStore<String, byte[]> store() {
        return context().getStateStore(storeName);
    }
}
