package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.sink.RecordCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest good snapshot and the newest failure of each swarm, and offers them; forwards what is no snapshot as
 * a dead letter; notices the swarms that nobody publishes any more.
 *
 * <p>Everything kept is offered again at the start and from then on at an interval: whoever takes it may have stopped
 * before it was written, or may have lost it since. Silence is looked for, and told again, as often as progress is seen.
 */
final class NewestSnapshotProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    /** As long as the topic keeps a snapshot: a swarm that was silent for longer is forgotten. */
    static final Duration RETENTION = Duration.ofDays(7);

    private final String storeName;
    private final RecordCheck check;
    private final Outbox outbox;
    private final Limits limits;
    private final Progress progress;
    private final SilenceWatch silence;
    private final RecordObserver observer;
    private final RefusalLog refusals = new RefusalLog();

    /** When what is kept was collected, by its key: to read that from the store would decode all of a snapshot. */
    private final Map<String, Instant> newest = new HashMap<>();

    /**
     * How often what is done, and how much is kept.
     *
     * @param refill all that is kept is offered again
     * @param silenceCheck silent swarms are looked for
     * @param mostKept snapshots of one partition, of each swarm two at most; they are in memory, twice where the cache is
     *     away
     */
    record Limits(Duration refill, Duration silenceCheck, int mostKept) {}

    NewestSnapshotProcessor(
            String storeName,
            RecordCheck check,
            Outbox outbox,
            Limits limits,
            Progress progress,
            SilenceWatch silence,
            RecordObserver observer) {
        this.storeName = storeName;
        this.check = check;
        this.outbox = outbox;
        this.limits = limits;
        this.progress = progress;
        this.silence = silence;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        forEachKept((key, snapshot) -> {
            restored(key, snapshot);
            outbox.offerAgain(snapshot);
        });
        context.schedule(limits.refill(), PunctuationType.WALL_CLOCK_TIME, _ -> refill());
        context.schedule(limits.silenceCheck(), PunctuationType.WALL_CLOCK_TIME, _ -> checkSilence());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var now = now();
        switch (check.check(record.key(), record.value(), now)) {
            case Verdict.Accepted(var snapshot) -> keepIfNewer(record, snapshot, now);
            case Verdict.Refused(var kind, var reason) -> refuse(record, kind, reason, now);
        }
    }

    @Override
    public void close() {
        silence.close();
    }

    private void restored(String key, Snapshot snapshot) {
        newest.put(key, snapshot.collectedAt());
        silence.restored(snapshot);
    }

    private void keepIfNewer(Record<byte[], byte[]> record, Snapshot snapshot, Instant now) {
        var key = Slot.of(snapshot).key();
        var kept = newest.get(key);
        if (kept == null && store().approximateNumEntries() >= limits.mostKept()) {
            var reason = limits.mostKept() + " snapshots of this partition's swarms are kept already";
            refuse(record, RefusalKind.TOO_MANY_SWARMS, reason, now);
            return;
        }
        var isNewest = kept == null || snapshot.collectedAt().isAfter(kept);
        if (isNewest) {
            SnapshotSerde.store(record.value(), () -> store().put(key, snapshot));
            newest.put(key, snapshot.collectedAt());
            outbox.offer(snapshot);
        }
        hear(snapshot, now);
        observer.accepted(isNewest);
    }

    private void hear(Snapshot snapshot, Instant now) {
        if (progress.isLive(partition(), now)) {
            silence.heard(snapshot, now);
        } else {
            silence.restored(snapshot);
        }
    }

    private void refuse(Record<byte[], byte[]> record, RefusalKind kind, String reason, Instant now) {
        var source = context().recordMetadata().orElseThrow();
        refusals.refused(source, reason, now);
        observer.refused(kind);
        context().forward(DeadLetter.of(record, source, reason, now.toEpochMilli()));
    }

    private void checkSilence() {
        progress.processedUpTo(partition()).ifPresent(upTo -> silence.check(upTo, outbox));
    }

    private void refill() {
        silence.forgetBefore(now().minus(RETENTION));
        forEachKept((_, snapshot) -> outbox.offerAgain(snapshot));
    }

    /** Calls with each key and what is stored there, once what is too old or cannot be read is deleted. */
    private void forEachKept(BiConsumer<String, Snapshot> action) {
        var oldest = now().minus(RETENTION);
        try (var kept = store().all()) {
            kept.forEachRemaining(entry -> {
                if (isOver(entry.value, oldest)) {
                    store().delete(entry.key);
                    newest.remove(entry.key);
                } else {
                    action.accept(entry.key, requireNonNull(entry.value));
                }
            });
        }
    }

    private static boolean isOver(@Nullable Snapshot snapshot, Instant oldest) {
        return snapshot == null || snapshot.collectedAt().isBefore(oldest);
    }

    private KeyValueStore<String, Snapshot> store() {
        return context().getStateStore(storeName);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private int partition() {
        return context().taskId().partition();
    }
}
