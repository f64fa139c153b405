package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench engine-load}: what the engines are asked by three producers, and what by clients that poll. */
@Command(
        name = "engine-load",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Counts what the engines of a simulated swarm are asked by three producers, and those of another by"
                        + " three clients that poll every five seconds.")
final class EngineLoadBenchmark implements Measured {

    private static final double GOAL = 0.1;

    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final String PEER = "3 polling clients";
    private static final String CLIENTS = "clients";

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
            defaultValue = "60",
            description = "All are counted for so long, at the same time; a multiple of five (${DEFAULT-VALUE}).")
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
            var config = SimulatorConfig.ofNodes(nodes).withWorkload(services, tasks);
            var trials = EngineLoadTrials.start(jars, directory, config, parts);
            for (var state : State.values()) {
                for (var poll : POLLS) {
                    trials.producers(state.swarm(poll), state.churn, poll);
                }
                trials.clients(state.swarm(CLIENTS), state.churn);
            }
            return Outcome.of(findings(trials.count(SETTLING, Duration.ofSeconds(seconds))));
        } finally {
            parts.close();
        }
    }

    /** Of a swarm. */
    private enum State {
        AT_REST("at rest", Duration.ZERO),
        UNDER_CHURN("under churn", Duration.ofSeconds(1));

        private final String words;
        private final Duration churn;

        State(String words, Duration churn) {
            this.words = words;
            this.churn = churn;
        }

        /** The name of one that is asked so. */
        String swarm(String asked) {
            return (words + "-" + asked).replace(' ', '-').toLowerCase(Locale.ROOT);
        }
    }

    private List<Finding> findings(Map<String, EngineTraffic> traffic) {
        var findings = new ArrayList<Finding>();
        for (var state : State.values()) {
            var theirs = Objects.requireNonNull(traffic.get(state.swarm(CLIENTS)));
            System.out.printf("%s, in %d s: clients %s%n", state.words, seconds, theirs.breakdown());
            for (var poll : POLLS) {
                var ours = Objects.requireNonNull(traffic.get(state.swarm(poll)));
                var what = state.words + ", refresh.poll " + poll;
                System.out.printf("%s: producers %s%n", what, ours.breakdown());
                findings.addAll(findings(what, ours, theirs));
            }
        }
        return findings;
    }

    private List<Finding> findings(String what, EngineTraffic ours, EngineTraffic theirs) {
        var time = Duration.ofSeconds(seconds);
        return List.of(
                beside(what, "requests/s", ours.requestsPerSecond(time), theirs.requestsPerSecond(time)),
                beside(what, "kB/s", ours.kilobytesPerSecond(time), theirs.kilobytesPerSecond(time)));
    }

    private static Finding beside(String what, String unit, double ours, double theirs) {
        return Finding.besidePeer(
                what, unit, Spread.of(List.of(ours)), PEER, Spread.of(List.of(theirs)), Goal.ratioAtMost(GOAL));
    }
}
