package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench start}: how long each service takes to be ready, and what memory it holds then. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Starts each service, and a bare Helidon, in turn, with an AOT cache as in the images and without.")
final class StartBenchmark implements Measured {

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--settle",
            paramLabel = "N",
            defaultValue = "2",
            description = "Seconds from ready to a look at the memory (${DEFAULT-VALUE}).")
    private int settle;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (rounds < 1 || settle < 0) {
            throw new StartException("a number is too small", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            return Outcome.of(findings(programs(directory, parts)));
        } finally {
            parts.close();
        }
    }

    private StartPrograms programs(Path directory, CloseStack parts) throws IOException, InterruptedException {
        var recipes = PartRecipes.choose(jars, directory, TrainingGround.swarm(parts));
        recipes.startServers(parts);
        return new StartPrograms(jars, directory, recipes);
    }

    private List<Finding> findings(StartPrograms programs) throws IOException, InterruptedException {
        var hello = programs.hello();
        var api = programs.service("api", FaultTarget.API_1);
        var producer = programs.service("producer", FaultTarget.PRODUCER_1);
        var sink = programs.service("cache-sink", FaultTarget.SINK_1);
        for (var round = 1; round <= rounds; round++) {
            System.out.println("measuring: round " + round + " of " + rounds);
            for (var program : List.of(hello, api, producer, sink)) {
                for (var trials : program) {
                    trials.run(Duration.ofSeconds(settle));
                }
            }
        }
        var findings = new ArrayList<Finding>();
        for (var kind = 0; kind < hello.size(); kind++) {
            findings.addAll(api.get(kind).beside(hello.get(kind), Goal.ratioAtMost(1.5)));
            findings.addAll(producer.get(kind).beside(hello.get(kind), Goal.none()));
            findings.addAll(sink.get(kind).beside(hello.get(kind), Goal.none()));
        }
        return findings;
    }
}
