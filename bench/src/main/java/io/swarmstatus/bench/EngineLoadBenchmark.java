package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench engine-load}: what the engines are asked by three producers, and what by clients that poll. */
@Command(
        name = "engine-load",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Counts what the engines of a simulated swarm are asked by three producers and, in turn, by three"
                + " clients that poll every five seconds.")
final class EngineLoadBenchmark implements Measured {

    private static final double GOAL = 0.1;
    private static final Duration CHURN = Duration.ofSeconds(1);

    /** At rest much is asked rarely, so that is counted for longer. */
    private static final int LONGER_AT_REST = 4;

    private static final String PEER = "3 polling clients";

    /** As shipped, and one that suits those for whom the engine's load counts more than how soon a task's end is seen. */
    private static final List<String> POLLS = List.of("PT2S", "PT30S");

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "50", description = "Nodes (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--services", paramLabel = "N", defaultValue = "50", description = "Services (${DEFAULT-VALUE}).")
    private int services;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "1000", description = "Tasks (${DEFAULT-VALUE}).")
    private int tasks;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "Each is counted for so long, but producers at rest for four times that; a multiple of five"
                    + " (${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (seconds < PollingClients.INTERVAL.toSeconds() || seconds % PollingClients.INTERVAL.toSeconds() != 0) {
            throw new StartException("--seconds: a multiple of five is needed", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var findings = new ArrayList<Finding>();
            for (var churn : List.of(Duration.ZERO, CHURN)) {
                var time = Duration.ofSeconds(seconds);
                var theirs = new Load(trial(churn, time).clients(), time);
                var oursFor = churn.isZero() ? time.multipliedBy(LONGER_AT_REST) : time;
                for (var poll : POLLS) {
                    var home = Files.createTempDirectory(directory, "engine-load");
                    var what = (churn.isZero() ? "at rest" : "under churn") + ", refresh.poll " + poll;
                    var ours = trial(churn, oursFor).producers(home, poll);
                    findings.addAll(findings(what, new Load(ours, oursFor), theirs));
                }
            }
            return Outcome.of(findings);
        } finally {
            parts.close();
        }
    }

    /** What was asked in this time. */
    private record Load(EngineTraffic traffic, Duration time) {

        double requestsPerSecond() {
            return traffic.requestsPerSecond(time);
        }

        double kilobytesPerSecond() {
            return traffic.kilobytesPerSecond(time);
        }

        @Override
        public String toString() {
            return "in " + time.toSeconds() + " s " + traffic.breakdown();
        }
    }

    private EngineLoadTrial trial(Duration churn, Duration counted) {
        var config = SimulatorConfig.ofNodes(nodes).withWorkload(services, tasks);
        return new EngineLoadTrial(jars, config, churn, Duration.ofSeconds(5), counted);
    }

    private static List<Finding> findings(String what, Load ours, Load theirs) {
        System.out.printf(Locale.ROOT, "%s: producers %s; clients %s%n", what, ours, theirs);
        return List.of(
                beside(what, "requests/s", ours.requestsPerSecond(), theirs.requestsPerSecond()),
                beside(what, "kB/s", ours.kilobytesPerSecond(), theirs.kilobytesPerSecond()));
    }

    private static Finding beside(String what, String unit, double ours, double theirs) {
        return Finding.besidePeer(
                what, unit, Spread.of(List.of(ours)), PEER, Spread.of(List.of(theirs)), Goal.ratioAtMost(GOAL));
    }
}
