package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.sink.RecordCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest good snapshot and the newest failure of each swarm, and offers them; forwards what is no snapshot as
 * a dead letter.
 *
 * <p>Everything kept is offered again at the start and from then on at an interval: whoever takes it may have stopped
 * before it was written, or may have lost it since.
 */
final class NewestSnapshotProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(NewestSnapshotProcessor.class);

    private final String storeName;
    private final RecordCheck check;
    private final Consumer<Snapshot> taker;
    private final Duration refillInterval;

    NewestSnapshotProcessor(String storeName, RecordCheck check, Consumer<Snapshot> taker, Duration refillInterval) {
        this.storeName = storeName;
        this.check = check;
        this.taker = taker;
        this.refillInterval = refillInterval;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        offerAll();
        context.schedule(refillInterval, PunctuationType.WALL_CLOCK_TIME, _ -> offerAll());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        switch (check.check(record.key(), record.value(), now)) {
            case Verdict.Accepted(var snapshot) -> keepIfNewer(snapshot);
            case Verdict.Refused(var reason) -> refuse(record, reason, now);
        }
    }

    private void keepIfNewer(Snapshot snapshot) {
        var key = Slot.of(snapshot).key();
        var kept = store().get(key);
        if (kept == null || snapshot.collectedAt().isAfter(kept.collectedAt())) {
            store().put(key, snapshot);
            taker.accept(snapshot);
        }
    }

    private void refuse(Record<byte[], byte[]> record, String reason, Instant now) {
        var source = context().recordMetadata().orElseThrow();
        log(source, reason);
        context().forward(DeadLetter.of(record, source, reason, now.toEpochMilli()));
    }

    private void offerAll() {
        try (var kept = store().all()) {
            while (kept.hasNext()) {
                var snapshot = kept.next().value;
                if (snapshot != null) {
                    taker.accept(snapshot);
                }
            }
        }
    }

    private KeyValueStore<String, Snapshot> store() {
        return context().getStateStore(storeName);
    }

    private static void log(RecordMetadata source, String reason) {
        log.atWarn()
                .addKeyValue("topic", source.topic())
                .addKeyValue("partition", source.partition())
                .addKeyValue("offset", source.offset())
                .addKeyValue("reason", reason)
                .log("a record is no snapshot, it goes to the dead letters");
    }
}
