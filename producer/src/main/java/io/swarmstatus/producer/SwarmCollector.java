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
import java.util.function.LongSupplier;

/** Takes snapshots of one swarm through one engine. Not for use by several threads at once. */
final class SwarmCollector {

    private final String swarm;
    private final Duration refreshInterval;
    private final DockerEngine engine;
    private final CallLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    private Collector lastKnown = Collector.UNKNOWN;

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

    /** Reads the engine; what it could not read becomes a snapshot of the failure. */
    Snapshot collect(Trigger trigger) {
        var collectedAt = clock.instant();
        var log = new CallLog(nanoTime);
        var reading = new EngineReading(engine, limits, log);
        try {
            var result = reading.read();
            lastKnown = result.collectedBy();
            return healthy(result, origin(collectedAt, trigger, result.collectedBy()), metrics(log, false));
        } catch (EngineException e) {
            return failed(e.failure(), reading, log, collectedAt, trigger);
        } catch (IllegalArgumentException e) { // figures that the contract refuses, such as a negative amount of memory
            var failure = Failure.of(Condition.COLLECTION_FAILED, "a figure is not usable: " + e.getMessage());
            return failed(failure, reading, log, collectedAt, trigger);
        }
    }

    private static Snapshot healthy(EngineReading.Result result, Origin origin, PerformanceMetrics metrics) {
        var figures = result.figures();
        return Snapshot.healthy(
                origin,
                result.clusterId(),
                figures.version(),
                figures.nodes(),
                figures.services(),
                figures.tasks(),
                metrics);
    }

    private Snapshot failed(Failure failure, EngineReading reading, CallLog log, Instant collectedAt, Trigger trigger) {
        var collectedBy = reading.collector().orElseGet(() -> withoutOffice(lastKnown));
        var origin = origin(collectedAt, trigger, collectedBy);
        return Snapshot.failed(origin, reading.clusterId(), failure, metrics(log, true));
    }

    /** Who it was is still true; whether it leads, nobody can tell. */
    private static Collector withoutOffice(Collector known) {
        return new Collector(known.nodeId(), known.hostname(), false, known.engineVersion(), known.apiVersion());
    }

    private Origin origin(Instant collectedAt, Trigger trigger, Collector collectedBy) {
        return new Origin(swarm, collectedAt, trigger, refreshInterval, collectedBy);
    }

    private PerformanceMetrics metrics(CallLog log, boolean errorOccurred) {
        return new PerformanceMetrics(
                CallLog.seconds(log.elapsed().toNanos()), clock.instant(), errorOccurred, log.calls());
    }
}
