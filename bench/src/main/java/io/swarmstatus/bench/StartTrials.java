package io.swarmstatus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The starts of one program, and what memory it holds once it has settled. For one thread. */
final class StartTrials {

    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final PartProcess program;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> proportional = new ArrayList<>();

    StartTrials(String name, PartProcess program) {
        this.name = name;
        this.program = program;
    }

    /**
     * Starts it once, and stops it.
     *
     * @param settle from when it is ready until its memory is looked at
     */
    void run(Duration settle) throws InterruptedException {
        var begun = System.nanoTime();
        program.start();
        program.awaitReady();
        seconds.add((System.nanoTime() - begun) / NANOS_PER_SECOND);
        TimeUnit.NANOSECONDS.sleep(settle.toNanos());
        ProcessMemory.of(program.pid()).ifPresent(memory -> {
            resident.add(memory.resident());
            proportional.add(memory.proportional());
        });
        program.stop();
    }

    /** How long it took, and its memory where the system tells, each beside the same of a limit. */
    List<Finding> beside(StartTrials limit, Goal goal) {
        var findings = new ArrayList<Finding>();
        add(findings, "start to ready", "s", seconds, limit, limit.seconds, goal);
        add(findings, "resident memory", "MB", resident, limit, limit.resident, goal);
        add(findings, "proportional memory", "MB", proportional, limit, limit.proportional, goal);
        return findings;
    }

    private void add(
            List<Finding> findings,
            String what,
            String unit,
            List<Double> ours,
            StartTrials limit,
            List<Double> theirs,
            Goal goal) {
        if (!ours.isEmpty() && !theirs.isEmpty()) {
            findings.add(Finding.besideLimit(
                    name + ": " + what, unit, Spread.of(ours), limit.name, Spread.of(theirs), goal));
        }
    }
}
