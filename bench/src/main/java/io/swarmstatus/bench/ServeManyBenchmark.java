package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench serve-many}: whether many swarms, and what comes of them, slow the api down. */
@Command(
        name = "serve-many",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Asks (wrk) for the status of one swarm, of each of many in turn, and of these while snapshots arrive.")
final class ServeManyBenchmark implements Measured {

    private static final String ONE = "one swarm";
    private static final String WHAT = "each swarm in turn";

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "3", description = "A round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--swarms", paramLabel = "N", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
    private int swarms;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Snapshots that arrive, a second (${DEFAULT-VALUE}).")
    private int rate;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (rounds < 1 || seconds < 1 || swarms < 1 || swarms > 9_999 || rate < 1) {
            throw new StartException("a number is too small or too large", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            var wrk = Wrk.in(directory);
            var one = ManySwarms.start(ONE, 1, jars, directory, parts);
            var many =
                    ManySwarms.start(String.format(Locale.ROOT, "%,d swarms", swarms), swarms, jars, directory, parts);
            return Outcome.of(measure(wrk, one, many));
        } finally {
            parts.close();
        }
    }

    private List<Finding> measure(Wrk wrk, ManySwarms one, ManySwarms many) throws IOException, InterruptedException {
        var time = Duration.ofSeconds(seconds);
        var figures = new Throughputs();
        var arrived = new ArrayList<Double>();
        var arriving = many.name() + ", " + rate + " snapshots/s arrive";
        one.ask(wrk, time.plus(time)); // warms up
        many.ask(wrk, time.plus(time));
        for (var round = 0; round < rounds; round++) {
            figures.add(WHAT, one.name(), one.ask(wrk, time));
            figures.add(WHAT, many.name(), many.ask(wrk, time));
            try (var arrivals = SnapshotArrivals.start(many.redis(), swarms, rate)) {
                figures.add(WHAT, arriving, many.ask(wrk, time));
                arrived.add(arrivals.written() / (double) seconds);
            }
        }
        return List.of(
                finding(figures, many.name(), one.name()),
                finding(figures, arriving, many.name()),
                Finding.alone("snapshots that did arrive", "snapshots/s", Spread.of(arrived), Goal.none()));
    }

    private static Finding finding(Throughputs figures, String what, String atRest) {
        return Finding.besidePeer(
                what,
                ServeFindings.UNIT,
                figures.of(WHAT, what),
                "at rest, " + atRest,
                figures.of(WHAT, atRest),
                Goal.ratioAtLeast(0.95));
    }
}
