package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench serve}: how many answers a second the api gives, beside what else could give them. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Asks for the status over 32 connections (wrk), of the api, of a bare Helidon, and of nginx, Webdis and"
                        + " Flask where they are installed.")
final class ServeBenchmark implements Measured {

    private static final List<Ask> OF_A_LARGE_SWARM = List.of(Ask.PLAIN, Ask.GZIP);
    private static final int SMALL = 5;
    private static final int LARGE = 200;

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "Of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "1", description = "A round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seconds before the first round (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (rounds < 1 || seconds < 1 || warmUp < 0) {
            throw new StartException("a number is too small", null);
        }
        var found = new Collected();
        stage(SMALL, List.of(Ask.values()), found);
        stage(LARGE, OF_A_LARGE_SWARM, found);
        var findings = new ArrayList<>(ServeFindings.of(found.throughputs));
        findings.addAll(found.more);
        return new Outcome(findings, List.of(), List.copyOf(found.leftOut));
    }

    private void stage(int nodes, List<Ask> asks, Collected found) throws IOException, InterruptedException {
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var wrk = Wrk.in(directory);
            var time = Duration.ofSeconds(seconds);
            var rounds = new ServeRounds(wrk, this.rounds, Duration.ofSeconds(warmUp), time);
            var stage = ServeStage.start(jars, directory, nodes, parts);
            found.leftOut.addAll(stage.leftOut());
            for (var ask : asks) {
                System.out.println("measuring: " + nodes + " nodes, " + ask.words());
                rounds.run(stage.servers(), ask, nodes + " nodes, " + ask.words(), found.throughputs);
            }
            if (nodes == SMALL) {
                System.out.println("measuring: half load, tiers");
                found.more.addAll(
                        HalfLoad.measure(stage.ours(), stage.quickest(), found.halfLoad(), this.rounds, time));
                found.more.add(new TierRounds(stage.redis(), stage.ours(), wrk, time).measure(this.rounds));
            }
        } finally {
            parts.close();
        }
    }

    /** What was found so far. */
    private static final class Collected {

        private final Throughputs throughputs = new Throughputs();
        private final List<Finding> more = new ArrayList<>();
        private final Set<String> leftOut = new LinkedHashSet<>();

        /** Half of what the api gave at most, of plain answers of the small swarm. */
        int halfLoad() {
            var most = throughputs.of(SMALL + " nodes, " + Ask.PLAIN.words(), ServeStage.OURS);
            return (int) Math.round(most.median() / 2);
        }
    }
}
