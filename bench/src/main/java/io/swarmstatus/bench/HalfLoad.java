package io.swarmstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long answers take where half as many are asked for as the api can give. wrk cannot tell: it has no constant rate. */
final class HalfLoad {

    private static final double MILLI = 1e3;

    private HalfLoad() {}

    /**
     * Asks all in turn, round after round, and holds the 99th percentile of the first against each other's: of another make, too, the
     * percentile tells how often the machine itself makes answers wait.
     *
     * @param others those that have an answer to the plain question
     */
    static List<Finding> measure(
            MeasuredServer ours, List<MeasuredServer> others, int perSecond, int rounds, Duration time)
            throws IOException {
        var percentiles = new LinkedHashMap<MeasuredServer, List<Double>>();
        percentiles.put(ours, new ArrayList<>());
        others.forEach(server -> percentiles.put(server, new ArrayList<>()));
        for (var server : percentiles.keySet()) {
            ask(server, perSecond, time); // warms up this load, too
        }
        for (var round = 0; round < rounds; round++) {
            for (var server : percentiles.entrySet()) {
                var p99 = ask(server.getKey(), perSecond, time).quantile(0.99);
                server.getValue().add(p99.toNanos() / MILLI / MILLI);
            }
        }
        var what = String.format(Locale.ROOT, "5 nodes, plain, p99 at %,d requests/s", perSecond);
        return others.stream()
                .map(other -> Finding.besideLimit(
                        what,
                        "ms",
                        spread(percentiles, ours),
                        other.name(),
                        spread(percentiles, other),
                        other.equals(others.getFirst()) ? Goal.atMost(1) : Goal.none()))
                .toList();
    }

    private static Spread spread(Map<MeasuredServer, List<Double>> percentiles, MeasuredServer server) {
        return Spread.of(percentiles.getOrDefault(server, List.of()));
    }

    private static LatencyHistogram ask(MeasuredServer server, int perSecond, Duration time) throws IOException {
        var latencies = new LatencyHistogram();
        var question = server.question(Ask.PLAIN).orElseThrow();
        try (var load = PacedLoad.open(server.port(), question, Wrk.CONNECTIONS)) {
            load.run(perSecond, time, latencies);
        }
        return latencies;
    }
}
