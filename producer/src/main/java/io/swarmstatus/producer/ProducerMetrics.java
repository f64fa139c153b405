package io.swarmstatus.producer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one producer, described in {@code docs/metrics.md}: it is told what happens and nobody else touches them.
 * Safe for use by many threads.
 */
final class ProducerMetrics implements TurnObserver, PublishObserver {

    private final LookMeters looks;
    private final OneHot<Role> role;
    private final InstantSource clock;
    private final Timer publishing;
    private final Timer delay;
    private final Counter publishFailures;
    private final Counter superseded;
    private final Counter events;
    private final Counter streamsOpened;
    private final Counter streamsLost;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> newestPublished = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> newestOnTopic = new AtomicReference<>();

    private ProducerMetrics(SwarmMeters meters, InstantSource clock) {
        this.clock = clock;
        looks = LookMeters.register(meters);
        role = meters.state(
                "role",
                "1 for what this producer is to its swarm: \"leader\" publishes, \"standby\" leaves that to another"
                    + " one, \"takeover\" publishes in place of one that is silent, \"undecided\" has just started.",
                Role.class,
                Role::wireName);
        publishing = meters.durations(
                "publish_duration", "How long Kafka took to acknowledge snapshots that were published.");
        delay = meters.durations(
                "published_delay",
                "How old good snapshots were when Kafka had acknowledged them, since their collection was begun.");
        publishFailures = meters.counter(
                "publish_failures",
                "Attempts to publish a snapshot that failed; repeated until one succeeds, unless none ever can.");
        superseded = meters.counter(
                "snapshots_superseded",
                "Snapshots that never went out, since a newer one came while Kafka could not be reached.");
        events = meters.counter("events", "Events about the swarm that the Docker engine reported.");
        streamsOpened = meters.counter("event_streams_opened", "Event streams of the Docker engine that were opened.");
        streamsLost = meters.counter(
                "event_streams_lost",
                "Event streams of the Docker engine that broke; without one, changes are seen at the next poll.");
    }

    /** Registers all meters, so that a producer shows each of them from its first scrape on. */
    static ProducerMetrics register(MeterRegistry registry, String swarm, InstantSource clock) {
        var meters = new SwarmMeters(registry, swarm);
        var metrics = new ProducerMetrics(meters, clock);
        metrics.role(Role.UNDECIDED);
        meters.gauge(
                "pending_snapshots",
                "Snapshots that wait for Kafka, or are on their way; more than one only while it cannot be reached.",
                metrics.waiting::get);
        meters.age(
                "last_published_age",
                "Age of the newest good snapshot that this producer published, from its collection; NaN before the"
                        + " first.",
                age(metrics.newestPublished, clock));
        meters.age(
                "topic_age",
                "Age of the newest good snapshot on the topic, whoever published it, from its collection;"
                        + " NaN before the first. Less than 0 where clocks differ.",
                age(metrics.newestOnTopic, clock));
        return metrics;
    }

    private static Supplier<Number> age(AtomicReference<@Nullable Instant> newest, InstantSource clock) {
        return () -> {
            var collectedAt = newest.get();
            return collectedAt == null
                    ? Double.NaN
                    : Duration.between(collectedAt, clock.instant()).toMillis() / 1e3;
        };
    }

    @Override
    public void decided(Duty duty) {
        role(duty.role());
        if (!(duty.standing() instanceof Standing.Unknown)) {
            looks.answered();
        }
    }

    /** A look at the engine has ended, well or not. */
    @Override
    public void looked(Snapshot snapshot) {
        looks.looked(snapshot);
    }

    @Override
    public void sawNoChange(List<Call> made) {
        looks.sawNoChange(made);
    }

    void role(Role current) {
        role.set(current);
    }

    /**
     * A snapshot went out.
     *
     * @param latency from handing it to Kafka until it was acknowledged
     */
    @Override
    public void published(Snapshot snapshot, Duration latency) {
        publishing.record(latency);
        if (snapshot.condition() == Condition.OK) {
            delay.record(Duration.between(snapshot.collectedAt(), clock.instant()));
            keepNewest(newestPublished, snapshot.collectedAt());
            heard(snapshot.collectedAt());
        }
    }

    /** One attempt to publish failed. */
    @Override
    public void publishFailed() {
        publishFailures.increment();
    }

    /** A snapshot was dropped for a newer one before it went out. */
    @Override
    public void superseded() {
        superseded.increment();
    }

    /** So many snapshots are still to be published. */
    @Override
    public void waiting(int count) {
        waiting.set(count);
    }

    /** A good snapshot of the swarm is on the topic, whoever published it. */
    void heard(Instant collectedAt) {
        keepNewest(newestOnTopic, collectedAt);
    }

    void eventSeen() {
        events.increment();
    }

    void eventStreamOpened() {
        streamsOpened.increment();
    }

    void eventStreamLost() {
        streamsLost.increment();
    }

    private static void keepNewest(AtomicReference<@Nullable Instant> newest, Instant collectedAt) {
        newest.accumulateAndGet(collectedAt, (known, other) -> known == null || known.isBefore(other) ? other : known);
    }
}
