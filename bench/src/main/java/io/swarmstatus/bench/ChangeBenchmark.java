package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench change}: how long one change of the swarm needs until it is served, hop by hop. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Changes a node's label again and again, after pauses, and measures from the engine's event until a"
                        + " client of the api has it; then each hop alone.")
final class ChangeBenchmark implements Measured {

    private static final double GOAL_MEDIAN = 50;
    private static final double GOAL_P99 = 250;
    private static final int WARM_UP = 20;

    /** One that was under way when a label was set may have seen it already. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private static final String UNIT = "ms";

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--docker-host",
            paramLabel = "URI",
            description =
                    "A manager of a real swarm, up to three times; without it the swarm is simulated. A label of its"
                            + " first node is set.")
    private List<URI> dockerHosts = new ArrayList<>();

    @Option(names = "--changes", paramLabel = "N", defaultValue = "100", description = "Changes (${DEFAULT-VALUE}).")
    private int changes;

    @Option(
            names = "--pause",
            paramLabel = "MILLIS",
            defaultValue = "450",
            description = "Shortest pause before a change; up to half as much again, at random (${DEFAULT-VALUE}).")
    private int pause;

    private final Random random = new Random(1);

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (changes < 1 || pause < 1) {
            throw new StartException("a number is too small", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var pipeline = ChangePipeline.start(jars, directory, dockerHosts, parts);
            var witness = parts.add(Witness.at(pipeline.broker(), pipeline.redis(), pipeline.api()));
            var ear = parts.add(EventEar.to(pipeline.engines().getFirst()));
            var first = witness.awaitPublished(Instant.EPOCH, snapshot -> snapshot.swarmActive());
            witness.awaitServed(first.snapshot().collectedAt());
            var heard = new ArrayList<Double>();
            run(pipeline, witness, ear, heard, -WARM_UP, 0);
            heard.clear();
            var hops = run(pipeline, witness, ear, heard, 0, changes);
            var nodes = first.snapshot().totalNodes();
            var alone = HopsAlone.measure(pipeline, witness, heard, nodes, Math.min(changes, 50));
            return Outcome.of(findings(hops, alone, nodes));
        } finally {
            parts.close();
        }
    }

    private List<ChangeHops> run(
            ChangePipeline pipeline, Witness witness, EventEar ear, List<Double> heard, int from, int to)
            throws IOException, InterruptedException {
        var hops = new ArrayList<ChangeHops>();
        for (var number = from; number < to; number++) {
            TimeUnit.MILLISECONDS.sleep(pause + random.nextInt(pause / 2 + 1));
            var value = String.valueOf(number);
            ear.forget();
            var since = Instant.now().minus(LONGEST_LOOK);
            pipeline.label().set(value);
            var event = ear.next();
            heard.add(ChangeHops.millis(event.sent(), event.heard()));
            var published = witness.awaitPublished(
                    since,
                    snapshot -> snapshot.nodes().stream()
                            .anyMatch(node -> value.equals(node.labels().get(SwarmLabel.NAME))));
            var snapshot = published.snapshot();
            var ended = snapshot.performanceMetrics().refreshTimestamp();
            hops.add(new ChangeHops(
                    event.sent(),
                    snapshot.collectedAt(),
                    ended,
                    published.at(),
                    witness.awaitWritten(ended),
                    witness.awaitServed(snapshot.collectedAt())));
        }
        return hops;
    }

    private List<Finding> findings(List<ChangeHops> hops, HopsAlone alone, int nodes) {
        var where = (dockerHosts.isEmpty() ? "simulated" : "real") + " swarm of " + nodes + " nodes";
        var all = spread(hops, ChangeHops::all);
        var sum = Spread.of(List.of(alone.sum()));
        var p99 = hops.stream().map(ChangeHops::all).sorted().toList().get((int) Math.ceil(0.99 * hops.size()) - 1);
        return List.of(
                Finding.besideLimit(
                        where + ", event to served, median", UNIT, all, "hops alone", sum, Goal.atMost(GOAL_MEDIAN)),
                Finding.alone(where + ", event to served, p99", UNIT, Spread.of(List.of(p99)), Goal.atMost(GOAL_P99)),
                hop("event to the look's begin", spread(hops, ChangeHops::hear), "a listener", alone.hear()),
                hop("look", spread(hops, ChangeHops::look), "alone", alone.look()),
                hop("its end to a reader of the topic", spread(hops, ChangeHops::publish), "alone", alone.publish()),
                hop("from there to Redis", spread(hops, ChangeHops::write), "alone", alone.write()),
                hop("from there to the api's client", spread(hops, ChangeHops::serve), "alone", alone.serve()));
    }

    private static Finding hop(String what, Spread ours, String limit, Spread alone) {
        return Finding.besideLimit(what, UNIT, ours, limit, alone, Goal.none());
    }

    private static Spread spread(List<ChangeHops> hops, ToDoubleFunction<ChangeHops> hop) {
        return Spread.of(hops.stream().map(hop::applyAsDouble).toList());
    }
}
