package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultInjector.Outcome;
import io.swarmstatus.service.StartException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Round after round: the faults, all undone, and then fresh figures from every replica. */
final class ChaosRun {

    static final Duration FRESH_LIMIT = Duration.ofSeconds(5);

    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Pipeline pipeline;
    private final FaultInjector injector;
    private final Violations violations;

    ChaosRun(Pipeline pipeline, FaultInjector injector, Violations violations) {
        this.pipeline = pipeline;
        this.injector = injector;
        this.violations = violations;
    }

    /**
     * What became of a round.
     *
     * @param recovery from when all parts were ready again to when every replica had served figures collected after that
     * @param recoverySinceUndone the same from when the last process was let go on or started
     */
    record Round(int number, List<PlannedFault> faults, Duration recovery, Duration recoverySinceUndone) {

        String words() {
            return "round %d: %s; fresh %.2f s after all was ready, %.2f s after it was started"
                    .formatted(
                            number,
                            String.join(
                                    ", ",
                                    faults.stream().map(PlannedFault::words).toList()),
                            recovery.toMillis() / 1e3,
                            recoverySinceUndone.toMillis() / 1e3);
        }
    }

    /** @throws StartException if the pipeline does not come to itself any more */
    Round run(int number, List<PlannedFault> faults) throws InterruptedException {
        violations.beginRound(number);
        var outcomes = strike(faults);
        var over = latest(outcomes.stream().map(Outcome::over).toList());
        var undone = latest(outcomes.stream().map(Outcome::undone).toList());
        var fresh = awaitFresh(over);
        var round = new Round(number, faults, Duration.between(over, fresh), Duration.between(undone, fresh));
        if (round.recovery().compareTo(FRESH_LIMIT) > 0) {
            violations.add(Law.FRESH, round.words());
        }
        return round;
    }

    private List<Outcome> strike(List<PlannedFault> faults) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Outcome>();
            for (Future<Outcome> struck : threads.invokeAll(faults.stream()
                    .map(fault -> (Callable<Outcome>) () -> injector.apply(fault))
                    .toList())) {
                outcomes.add(struck.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            violations.add(Law.READY, String.valueOf(e.getCause()));
            throw new StartException("a part was not to be had again: " + e.getCause(), e);
        }
    }

    private Instant awaitFresh(Instant since) throws InterruptedException {
        var begun = System.nanoTime();
        while (!pipeline.replicas().stream()
                .allMatch(replica -> replica.newest().instant().isAfter(since))) {
            if (System.nanoTime() - begun > GIVE_UP.toNanos()) {
                violations.add(Law.FRESH, "nothing newer than " + since + " in " + GIVE_UP.toSeconds() + " s");
                throw new StartException("the figures do not get fresh any more", null);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return Instant.now();
    }

    private static Instant latest(List<Instant> instants) {
        return instants.stream().max(Instant::compareTo).orElseThrow();
    }
}
