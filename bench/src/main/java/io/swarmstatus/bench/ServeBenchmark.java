package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
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

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "2", description = "A round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "3",
            description = "Seconds before the first round (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (rounds < 1 || seconds < 1 || warmUp < 0) {
            throw new StartException("a number is too small", null);
        }
        var figures = new Throughputs();
        var leftOut = new LinkedHashSet<String>();
        stage(SMALL, List.of(Ask.values()), figures, leftOut);
        stage(LARGE, OF_A_LARGE_SWARM, figures, leftOut);
        return new Outcome(ServeFindings.of(figures), List.of(), List.copyOf(leftOut));
    }

    private void stage(int nodes, List<Ask> asks, Throughputs figures, Set<String> leftOut)
            throws IOException, InterruptedException {
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var wrk =
                    new ServeRounds(Wrk.in(directory), rounds, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            var stage = ServeStage.start(jars, directory, nodes, parts);
            leftOut.addAll(stage.leftOut());
            for (var ask : asks) {
                System.out.println("measuring: " + nodes + " nodes, " + ask.words());
                wrk.run(stage.servers(), ask, nodes + " nodes, " + ask.words(), figures);
            }
        } finally {
            parts.close();
        }
    }
}
