package io.swarmstatus.producer;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of one swarm through one engine. Not for use by several threads at once. */
final class SwarmCollector implements SwarmSight {

    private final String swarm;
    private final Duration refreshInterval;
    private final DockerEngine engine;
    private final CallLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    private Collector lastKnown = Collector.UNKNOWN;
    private Member self = Member.UNKNOWN;

    /** The raft index of the last whole look that was good. */
    private long lastVersion;

    /** What the engine is; asked for anew after a failure, and once an interval. */
    private @Nullable EngineIdentity identity;

    private long identifiedAt;

    /** What the last whole look saw of it; null where it cannot tell, or the look failed. */
    private @Nullable Outlined outlined;

    SwarmCollector(
            String swarm,
            Duration refreshInterval,
            DockerEngine engine,
            CallLimits limits,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.swarm = swarm;
        this.refreshInterval = refreshInterval;
        this.engine = engine;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public Glance glance(Trigger trigger) {
        var collection = new Collection(trigger);
        try {
            var leads = collection.reading.leads();
            collection.remember(leads);
            return new Glance(standing(leads), Optional.empty());
        } catch (EngineException e) {
            var failed = collection.failed(e.failure());
            return new Glance(failed.standing(), Optional.of(failed.snapshot()));
        }
    }

    @Override
    public Look look(Trigger trigger) {
        return new Collection(trigger).look();
    }

    @Override
    public Seen lookIfChanged(Trigger trigger, Depth depth) {
        return new Collection(trigger).lookIfChanged(depth);
    }

    private @Nullable EngineIdentity identityOfLate() {
        if (nanoTime.getAsLong() - identifiedAt > refreshInterval.toNanos()) {
            identity = null;
        }
        return identity;
    }

    private Standing standing(boolean leads) {
        return leads ? new Standing.Leads(self) : new Standing.Follows(self);
    }

    /** One collection, from its first call to what it comes to. */
    private final class Collection {

        private final Instant collectedAt = clock.instant();
        private final CallLog log = new CallLog(nanoTime);
        private final Trigger trigger;
        private final EngineReading reading;

        Collection(Trigger trigger) {
            this.trigger = trigger;
            this.reading = new EngineReading(engine, limits, log, identityOfLate());
        }

        Look look() {
            try {
                return healthy(reading.read());
            } catch (EngineException e) {
                return failed(e.failure());
            } catch (IllegalArgumentException e) {
                // the contract refuses a figure, such as a negative amount of memory
                return failed(Failure.of(Condition.COLLECTION_FAILED, "a figure is not usable: " + e.getMessage()));
            }
        }

        Seen lookIfChanged(Depth depth) {
            var known = outlined;
            try {
                if (known == null || hasChanged(known, depth)) {
                    return look();
                }
            } catch (EngineException e) {
                return failed(e.failure());
            }
            remember(lastKnown.isLeader());
            outlined = known.stillSo(log.begun());
            return new Seen.Unchanged(log.calls());
        }

        /** Asks for no more once it is clear that it has, or cannot be told. */
        private boolean hasChanged(Outlined known, Depth depth) {
            return known.isBlurred(nanoTime.getAsLong())
                    || (depth == Depth.OUTLINE && !known.outline().hasManagers(reading.managers()))
                    || !known.outline().hasServices(reading.services())
                    || known.isBlurred(nanoTime.getAsLong());
        }

        private Look healthy(EngineReading.Result result) {
            var figures = result.figures();
            remember(result.collectedBy().isLeader());
            outlined = result.outline()
                    .map(outline -> new Outlined(outline, log.begun()))
                    .orElse(null);
            var isStuck = result.isWaiting() && figures.version() == lastVersion; // since the look before
            var isMoving = result.isMoving() && !isStuck;
            lastVersion = figures.version();
            var snapshot = Snapshot.healthy(
                    origin(result.collectedBy()),
                    result.clusterId(),
                    figures.version(),
                    figures.nodes(),
                    figures.services(),
                    figures.tasks(),
                    metrics(false));
            return new Look(snapshot, standing(result.collectedBy().isLeader()), isMoving);
        }

        Look failed(Failure failure) {
            var known = reading.identity();
            var collectedBy = known.map(engine -> engine.collector(false)).orElseGet(() -> withoutOffice(lastKnown));
            var clusterId = known.map(engine -> engine.info().clusterId()).orElse(null);
            identity = null;
            outlined = null;
            var snapshot = Snapshot.failed(origin(collectedBy), clusterId, failure, metrics(true));
            return new Look(snapshot, new Standing.Unknown(self, failure.condition()), false);
        }

        void remember(boolean leads) {
            reading.identity().ifPresent(engine -> {
                identifiedAt = identity == null ? log.begun() : identifiedAt;
                identity = engine;
                self = engine.member();
                lastKnown = engine.collector(leads);
            });
        }

        private Origin origin(Collector collectedBy) {
            return new Origin(swarm, collectedAt, trigger, refreshInterval, collectedBy);
        }

        private PerformanceMetrics metrics(boolean errorOccurred) {
            return new PerformanceMetrics(
                    CallLog.seconds(log.elapsed().toNanos()), clock.instant(), errorOccurred, log.calls());
        }
    }

    /** Who it was is still true; whether it leads, nobody can tell. */
    private static Collector withoutOffice(Collector known) {
        return new Collector(known.nodeId(), known.hostname(), false, known.engineVersion(), known.apiVersion());
    }
}
