package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code swarm-status bench collection}: how long a collection takes beside others that read the same, by the size of the swarm. */
@Command(
        name = "collection",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "How long the producer's collection takes, in turn with docker-java's model, docker-py and curl on the"
                        + " same answers, from small swarms to large ones, and what it needs of the heap.")
final class CollectionBenchmark implements Measured {

    @Option(
            names = "--sizes",
            paramLabel = "TASKS:NODES",
            split = ",",
            converter = CollectionSize.Parser.class,
            defaultValue = "100:10,1000:30,10000:200,100000:1000",
            description = "Sizes of the swarm, rising (${DEFAULT-VALUE}).")
    private List<CollectionSize> sizes = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Measured rounds of 100,000 tasks (${DEFAULT-VALUE}); smaller swarms have up to twenty times as"
                            + " many.")
    private int rounds;

    @Override
    public Outcome measure() throws IOException {
        if (rounds < 1) {
            throw new StartException("--rounds: at least one is needed", null);
        }
        var trials = new ArrayList<CollectionTrial>();
        for (var size : sizes.reversed()) { // what comes first warms all readers up
            System.out.println("Recording and reading " + size.words() + " ...");
            var parts = new CloseStack();
            ServiceProcess.closeAtStop(parts);
            try {
                trials.addFirst(CollectionTrial.run(size, rounds, parts));
            } finally {
                parts.close();
            }
        }
        return new CollectionOutcome(trials).outcome();
    }
}
