package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench materialize}: how fast a sink brings a backlog into Redis. */
@Command(
        name = "materialize",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "How fast a sink brings a backlog of many swarms into Redis, in turn with the least that does, and how"
                        + " soon it has caught up after a restart.")
final class MaterializeBenchmark implements Measured {

    private static final double GOAL_RATIO = 0.7;
    private static final double GOAL_CATCH_UP_SECONDS = 10;
    private static final int NODES = 5;

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--swarms", paramLabel = "N", defaultValue = "10000", description = "Swarms (${DEFAULT-VALUE}).")
    private int swarms;

    @Option(
            names = "--snapshots",
            paramLabel = "N",
            defaultValue = "10",
            description = "Snapshots of each in the backlog (${DEFAULT-VALUE}).")
    private int ofEach;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "2", description = "Of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--restarts", paramLabel = "N", defaultValue = "3", description = "Restarts (${DEFAULT-VALUE}).")
    private int restarts;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (swarms < 1 || ofEach < 1 || rounds < 1 || restarts < 1) {
            throw new StartException("a number is too small", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var backlog = new SwarmBacklog(swarms, ofEach, NODES);
            System.out.printf(Locale.ROOT, "Writing %,d snapshots ...%n", backlog.snapshots());
            var trial = SinkTrial.start(jars, directory, backlog, parts).withAotCache();
            var timings = new MaterializeTimings(backlog.snapshots());
            for (var round = 0; round < rounds; round++) {
                timings.bare(trial.bare("bare-" + round));
                timings.ours(trial.sink("ours-" + round));
                System.out.println(timings.words());
            }
            for (var restart = 0; restart < restarts; restart++) {
                timings.caughtUp(trial.restart("ours-" + (rounds - 1)));
            }
            return Outcome.of(findings(timings));
        } catch (ExecutionException e) {
            throw new IOException("the backlog could not be written", e);
        } finally {
            parts.close();
        }
    }

    private List<Finding> findings(MaterializeTimings timings) {
        var what = String.format(Locale.ROOT, "backlog of %,d snapshots of %,d swarms", ofEach * swarms, swarms);
        return List.of(
                Finding.besideLimit(
                        what,
                        "snapshots/s",
                        timings.rates(timings.ours()),
                        "consumer and SETs",
                        timings.rates(timings.bare()),
                        Goal.ratioAtLeast(GOAL_RATIO)),
                Finding.besideLimit(
                        what + ", from the start of the process",
                        "s",
                        timings.totals(timings.ours()),
                        "consumer and SETs",
                        timings.totals(timings.bare()),
                        Goal.none()),
                Finding.alone(
                        String.format(Locale.ROOT, "restart with %,d swarms, a new snapshot of each", swarms),
                        "s",
                        timings.caughtUp(),
                        Goal.atMost(GOAL_CATCH_UP_SECONDS)));
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
