package io.swarmstatus.producer;

import static io.swarmstatus.producer.Ids.union;
import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

    /** The raft index of the last look that was good. */
    private long lastVersion;

    /** What the engine is; null where a failure tells that it may be another one now. */
    private @Nullable EngineIdentity identity;

    private long identifiedAt;

    /** Whether a failure that tells nothing of the engine itself has come since it said what it is. */
    private boolean isIdentityInDoubt;

    /** What the last looks have seen; null where no more can be told from it, as after a failure. */
    private @Nullable KnownSwarm known;

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
        var collection = new Collection(trigger, identity);
        try {
            var leads = collection.leads();
            collection.remember(leads);
            return new Glance(standing(leads), Optional.empty(), Duration.ZERO);
        } catch (EngineException e) {
            return collection.failedGlance(collection.orWhatTheEngineSaysOfItself(e.failure()));
        }
    }

    @Override
    public Look look(Trigger trigger, Touched touched) {
        return new Collection(trigger, identityOfLate()).look(touched);
    }

    @Override
    public Seen lookIfChanged(Trigger trigger, Depth depth, Touched touched) {
        return new Collection(trigger, identityOfLate()).lookIfChanged(depth, touched);
    }

    private @Nullable EngineIdentity identityOfLate() {
        return isIdentifiedOfLate() ? identity : null;
    }

    private boolean isIdentifiedOfLate() {
        return !isIdentityInDoubt && nanoTime.getAsLong() - identifiedAt <= refreshInterval.toNanos();
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

        /**
         * @param known what the engine is, where it need not be asked for that first
         */
        Collection(Trigger trigger, @Nullable EngineIdentity known) {
            this.trigger = trigger;
            this.reading = new EngineReading(engine, limits, log, known);
        }

        /** Who leads, and after it whether the engine still is what it was: where its leader hangs, that takes as long as a list. */
        boolean leads() {
            var leads = reading.leads();
            var isToBeConfirmed = identity != null && !isIdentifiedOfLate();
            return isToBeConfirmed ? reading.leadsAsIdentifiedAnew() : leads;
        }

        /**
         * Where the question for its node stayed without an answer. An engine that cannot see the swarm answers 503, after which
         * the transport waits for a second and asks again: with a short limit for a call, its answer never comes.
         */
        Failure orWhatTheEngineSaysOfItself(Failure failure) {
            if (failure.condition() != Condition.TIMED_OUT || identity == null) {
                return failure;
            }
            try {
                reading.hearItself();
                return failure;
            } catch (EngineException e) {
                return e.failure().condition() == Condition.TIMED_OUT ? failure : e.failure();
            }
        }

        Glance failedGlance(Failure failure) {
            var failed = failed(failure);
            return new Glance(failed.standing(), Optional.of(failed.snapshot()), costOfMoreThanOneObject());
        }

        /** One object costs the engine nothing, however long it was waited for. */
        private Duration costOfMoreThanOneObject() {
            var seconds = log.calls().stream()
                    .filter(call -> !call.call().equals(EngineReading.ONE_NODE))
                    .mapToDouble(Call::durationSeconds)
                    .sum();
            return Duration.ofNanos((long) (seconds * 1e9));
        }

        Look look(Touched touched) {
            return orFailed(() -> healthy(whole(Depth.WHOLE, touched), true), this::failed);
        }

        Seen lookIfChanged(Depth depth, Touched touched) {
            return orFailed(
                    () -> changes(depth, touched).orElseGet(() -> healthy(whole(depth, touched), true)), this::failed);
        }

        private Optional<Seen> changes(Depth depth, Touched touched) {
            var before = known;
            if (before == null || depth == Depth.WHOLE) {
                return Optional.empty();
            }
            var changes = new PartialReading(reading, before, touched, log.begun(), nanoTime);
            return (depth == Depth.OUTLINE ? changes.outline() : changes.suspects())
                    .map(now -> now.looksLike(before) ? unchanged(now) : healthy(now, false));
        }

        private KnownSwarm whole(Depth depth, Touched touched) {
            var before = known;
            var nodes = reading.nodes(); // before the tasks: what one counts for depends on its node
            var services = reading.services();
            var tasks = new TaskTally();
            reading.tasks(tasks::add);
            var watch = before == null
                    ? Watch.NOTHING.after(depth, union(touched.services(), tasks.countedOtherwise(services)))
                    : before.watch()
                            .after(depth, before.toWatch(before.told(touched, nodes), before.changed(services)));
            return KnownSwarm.of(nodes, services, tasks, lastVersion, watch, log.begun());
        }

        private Seen unchanged(KnownSwarm found) {
            remember(lastKnown.isLeader());
            known = found;
            return new Seen.Unchanged(log.calls());
        }

        private Look healthy(KnownSwarm found, boolean isWhole) {
            var engine = requireNonNull(reading.identity().orElse(null));
            var leads = engine.leads(found.nodes());
            remember(leads);
            known = found.isCounted() ? found : null;
            var figures = found.figures();
            lastVersion = figures.version();
            var snapshot = Snapshot.healthy(
                    origin(engine.collector(leads)),
                    engine.info().clusterId(),
                    figures.version(),
                    figures.nodes(),
                    figures.services(),
                    figures.tasks(),
                    metrics(false));
            return new Look(snapshot, standing(leads), found.isMoving(), isWhole, known != null);
        }

        private <T extends Seen> T orFailed(Supplier<T> found, Function<Failure, T> failed) {
            try {
                return found.get();
            } catch (EngineException e) {
                return failed.apply(e.failure());
            } catch (IllegalArgumentException e) {
                // the contract refuses a figure, such as a negative amount of memory
                return failed.apply(
                        Failure.of(Condition.COLLECTION_FAILED, "a figure is not usable: " + e.getMessage()));
            }
        }

        Look failed(Failure failure) {
            var asked = reading.identity().or(() -> Optional.ofNullable(identity));
            var collectedBy = asked.map(engine -> engine.collector(false)).orElseGet(() -> withoutOffice(lastKnown));
            var clusterId = asked.map(engine -> engine.info().clusterId()).orElse(null);
            isIdentityInDoubt = true;
            identity = tellsNothingOfTheEngine(failure.condition()) ? asked.orElse(null) : null;
            known = null;
            var snapshot = Snapshot.failed(origin(collectedBy), clusterId, failure, metrics(true));
            return new Look(snapshot, new Standing.Unknown(self, failure.condition()), false, true, false);
        }

        void remember(boolean leads) {
            reading.identity().ifPresent(engine -> {
                if (reading.isIdentifiedAnew()) {
                    identifiedAt = log.begun();
                    isIdentityInDoubt = false;
                }
                identity = engine;
                self = engine.member();
                lastKnown = engine.collector(leads);
            });
        }

        /** Then there is no reason to ask first what it is, which may stay without an answer too. */
        private static boolean tellsNothingOfTheEngine(Condition failure) {
            return failure == Condition.TIMED_OUT || failure == Condition.NO_QUORUM;
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
