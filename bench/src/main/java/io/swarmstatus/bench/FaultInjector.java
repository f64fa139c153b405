package io.swarmstatus.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Applies a fault and undoes it. */
final class FaultInjector {

    private final Pipeline pipeline;
    private final Violations violations;

    FaultInjector(Pipeline pipeline, Violations violations) {
        this.pipeline = pipeline;
        this.violations = violations;
    }

    /**
     * What became of a fault.
     *
     * @param undone when the process was let go on, or the next one was started
     * @param over when it was ready again; for a freeze the same as before
     */
    record Outcome(PlannedFault fault, Instant undone, Instant over) {}

    /**
     * Returns once the part is ready again.
     *
     * @throws io.swarmstatus.service.StartException if that does not come
     */
    Outcome apply(PlannedFault fault) throws InterruptedException {
        pause(fault.begins());
        var replica = pipeline.replicas().stream()
                .filter(each -> each.target() == fault.target())
                .findFirst();
        replica.ifPresent(ApiReplica::down);
        var outcome = strike(pipeline.part(fault.target()), fault);
        replica.ifPresent(each -> each.up(fault.kind() != FaultKind.FREEZE));
        return outcome;
    }

    private Outcome strike(PartProcess part, PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case FREEZE -> part.freeze();
            case KILL -> part.kill();
            case RESTART -> {
                if (!part.stop()) {
                    violations.add(Law.READY, fault.target() + " did not end on SIGTERM");
                }
            }
        }
        pause(fault.lasts());
        if (fault.kind() == FaultKind.FREEZE) {
            part.thaw();
            var thawed = Instant.now();
            part.awaitReady();
            return new Outcome(fault, thawed, thawed);
        }
        part.start();
        var started = Instant.now();
        part.awaitReady();
        return new Outcome(fault, started, Instant.now());
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
