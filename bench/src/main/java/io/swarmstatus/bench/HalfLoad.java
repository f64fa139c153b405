package io.swarmstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** How long answers take where half as many are asked for as the api can give. wrk cannot tell: it has no constant rate. */
final class HalfLoad {

    private static final double MILLI = 1e3;

    private HalfLoad() {}

    /** Asks both in turn, round after round, and holds the 99th percentiles against each other. */
    static Finding measure(MeasuredServer ours, MeasuredServer bare, int perSecond, int rounds, Duration time)
            throws IOException {
        var percentiles = new LinkedHashMap<MeasuredServer, List<Double>>();
        for (var server : List.of(ours, bare)) {
            percentiles.put(server, new ArrayList<>());
            ask(server, perSecond, time); // warms up this load, too
        }
        for (var round = 0; round < rounds; round++) {
            for (var server : percentiles.entrySet()) {
                var p99 = ask(server.getKey(), perSecond, time).quantile(0.99);
                server.getValue().add(p99.toNanos() / MILLI / MILLI);
            }
        }
        return Finding.besideLimit(
                String.format(Locale.ROOT, "5 nodes, plain, p99 at %,d requests/s", perSecond),
                "ms",
                Spread.of(percentiles.getOrDefault(ours, List.of())),
                bare.name(),
                Spread.of(percentiles.getOrDefault(bare, List.of())),
                Goal.atMost(1));
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
